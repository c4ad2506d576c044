"""`kb board` tells editors what is due, missing or thin."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.banks import case, resource
from tests.sites import run, write_site


@pytest.fixture
def web() -> Iterator[str]:
    """A site elsewhere in which only /here answers."""

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/here" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_the_board_tells_what_is_due_missing_and_thin(tmp_path: Path) -> None:
    late = case(review_due="2018-12-31", owner="editor")
    folder = write_site(tmp_path, {"cases/late.md": late, "cases/two-to-nine.md": case(topics=["separation"])})
    said = run(folder, "kb", "board").stdout
    assert "Overdue for review, looked after by editor (1)\n  late: since 2018-12-31 (10 days)" in said
    assert "  Action research: Partners\n" in said
    assert "Without an entry: topics (1)\n  Drugs-alcohol" in said
    assert "In no newsletter (2)\n" in said
    assert "Resting on one entry: topics (2)" in said


def test_addresses_are_asked_only_when_wanted(tmp_path: Path, web: str) -> None:
    sources = f"[{{title: Gone, url: {web}/gone}}, {{title: Here, url: {web}/here}}]"
    folder = write_site(tmp_path, {"resources/three-houses.md": resource(sources=sources)})
    assert json.loads(run(folder, "kb", "board", "--format", "json").stdout)["failing_links"] is None
    followed = json.loads(run(folder, "kb", "board", "--follow", "--format", "json").stdout)["failing_links"]
    assert followed == [{"url": f"{web}/gone", "path": "content/resources/three-houses.md", "why": "answers 404"}]


def test_a_bank_with_problems_has_no_board(tmp_path: Path) -> None:
    result = run(write_site(tmp_path, {"cases/bad.md": case(topics=["nothing"])}), "kb", "board")
    assert result.returncode == 1
    assert "kb check tells them" in result.stderr
