"""The Nu HTML Checker finds nothing in any kind of page but what is Material's own, by name."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.browser.kinds import KINDS, MOVED

JAR = Path(__file__).parents[2] / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
"""`make test` puts it there."""

ALLOWED: Mapping[str, str] = {
    r"Attribute “autocomplete” is only allowed .* id=\"__(drawer|search)\"": "boxes of Material's, never shown",
}
"""Pattern of an error to the reason why it may stand. Warnings are about policies, which the browser tests better."""


def test_every_kind_of_page_is_sound_html(every_kind: Path) -> None:
    pages = [every_kind / address / "index.html" for kind, address in KINDS.items() if kind != "not-found"]
    pages += [every_kind / MOVED / "index.html", every_kind / "404.html"]
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "json", *map(str, pages)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    messages = json.loads(result.stderr)["messages"]
    found = {
        f"{message['message']} {message.get('extract', '')}: {Path(message['url']).relative_to(f'file:{every_kind}')}"
        for message in messages
    }
    unexpected = {line for line in found if not any(re.match(pattern, line, re.DOTALL) for pattern in ALLOWED)}
    assert unexpected == set()
    idle = {pattern for pattern in ALLOWED if not any(re.match(pattern, line, re.DOTALL) for line in found)}
    assert not idle, "what is no longer found needs no leave"
