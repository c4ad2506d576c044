"""Paper: whatever WeasyPrint finds wrong is an error, and nothing is fetched."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from knowledge_bank.outputs import PaperError, maker, pdf

from tests.files import picture


def document(body: str, style: str = "") -> str:
    fonts = 'html { font-family: Carlito, "DejaVu Sans" }'
    return f'<html lang="en"><title>T</title><style>{fonts} {style}</style><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        (document('<img src="https://elsewhere.example/a.png" alt="A">'), "https://elsewhere.example/a.png"),
        (document('<img src="file:///etc/hostname" alt="A">'), "file:///etc/hostname"),
        (document("A", "@import url(https://elsewhere.example/a.css);"), "https://elsewhere.example/a.css"),
        (document('<img src="https://bank.example/a.png" alt="">'), "has no required alt"),
        (document("A", "p { colour: red }"), "colour"),
        (document("A").replace(' lang="en"', ""), "lang"),
        (document("\U0001fae8"), "U+1FAE8"),
    ],
)
def test_whatever_is_wrong_is_an_error_in_weasyprints_words(tmp_path: Path, html: str, wrong: str) -> None:
    shown = tmp_path / "a.png"
    shown.write_bytes(picture())
    with pytest.raises(PaperError, match=re.escape(wrong)):
        pdf(html, {"https://bank.example/a.png": shown})


def test_a_broken_picture_is_an_error(tmp_path: Path) -> None:
    shown = tmp_path / "a.png"
    shown.write_bytes(picture()[:40])
    with pytest.raises(PaperError, match=r"a\.png"):
        pdf(document('<img src="https://bank.example/a.png" alt="A">'), {"https://bank.example/a.png": shown})


def test_another_font_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge_bank.outputs.paper.FONTS", {"Carlito": "fonts-crosextra-carlito"})
    with pytest.raises(PaperError, match=r"set in 'DejaVu Sans Mono'; printed pages have only Carlito\."):
        pdf(document("A <code>b</code>", 'code { font-family: "DejaVu Sans Mono" }'), {})


def test_a_machine_without_the_font_is_told_where_it_is(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text("<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>")
    code = f"from knowledge_bank.outputs import pdf; pdf({document('A')!r}, {{}})"
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "PaperError: The font Carlito is not there. Debian's package of it is fonts-crosextra" in result.stderr


def test_what_makes_pdfs_is_known_to_the_last_font() -> None:
    told = maker()
    assert "weasyprint 70" in told
    assert re.search(r"^libpango-1.0 \d+\.\d+", told, re.MULTILINE)
    assert re.search(r"^libharfbuzz \d+\.\d+", told, re.MULTILINE)
    assert re.search(r"Carlito-Regular.ttf [0-9a-f]{64}$", told, re.MULTILINE)
