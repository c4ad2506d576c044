"""The Content-Security-Policy: computed from a page's HTML, in the page and for the host."""

from base64 import b64encode
from hashlib import sha256

from knowledge_bank.outputs.policy import guarded, headers, inline_scripts, policy

PAGE = """<!doctype html>
<html><head>
  <meta charset="utf-8">
  <title>A page</title>
  <script>one()</script>
  <script src="elsewhere.js" defer></script>
</head><body>
  <script id="__config" type="application/json">{"a": 1}</script>
  <SCRIPT>
    two()
  </SCRIPT>
</body></html>
"""


def hash_of(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def test_the_scripts_in_a_page_are_allowed_by_their_hash_and_no_others() -> None:
    assert inline_scripts(PAGE) == {hash_of("one()"), hash_of("\n    two()\n  ")}


def test_a_policy_begins_with_nothing_and_allows_no_script_that_it_does_not_know() -> None:
    told = policy(inline_scripts(PAGE))
    assert told.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    assert "unsafe-inline" not in told
    assert "base-uri 'none'" in told
    assert policy([]) == policy(())


def test_a_page_that_asks_nobody_for_anything_may_not_be_made_to() -> None:
    told = policy(inline_scripts(PAGE), alone=True)
    assert "connect-src 'none'; form-action 'none'" in told
    assert "wasm-unsafe-eval" not in told
    assert f'content="{told}"' in guarded(PAGE, alone=True)


def test_a_page_carries_its_policy_before_anything_that_it_rules() -> None:
    page = guarded(PAGE)
    place = page.index('<meta http-equiv="Content-Security-Policy"')
    assert page.index("<meta charset") < place < page.index("<title")
    assert page.count("http-equiv") == 1
    assert page.replace(page[place - 1 : page.index("\n", place)], "") == PAGE
    assert place < 1024, "a browser looks for the character set in the first 1024 bytes"


def test_what_hosts_send_covers_all_pages_and_keeps_others_from_framing_them() -> None:
    told = headers({"'sha256-b'", "'sha256-a'"})
    assert told == headers(["'sha256-a'", "'sha256-b'"])
    assert "'sha256-a' 'sha256-b'; style-src 'self'" in told
    assert "; frame-ancestors 'none'\n" in told
    assert max(map(len, told.splitlines())) < 2000, "Cloudflare reads no longer line"
