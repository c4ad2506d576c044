"""What of Material our frame stands in for is as it was when ours was written."""

from hashlib import sha256
from pathlib import Path

import material
import pytest
from knowledge_bank.engine.plugin import THEME

MATERIAL = Path(material.__file__).parent / "templates"

KNOWN = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "main.html": "9948b55a7bc979c35825df99baba9e6971fca4eb298dea3cdde61e990a2de5e0",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/language.html": "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/palette.html": "fb935107ae7d3d7475965019eec36c1ad72bf1d154254dab2474921fcd2710e3",
    "partials/path.html": "cbde0642861fe91597825d03c1c8cf6876f1fd079045579edea5bf578075d2ca",
    "partials/tabs.html": "d2c82916569e645a6b6dc5a36a2beddfaca5a66c8738c5b3e13b7d100ac2e8b7",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
}
"""Templates that ours replace, whose blocks they fill, or whose marks `frame.js` goes by."""


@pytest.mark.parametrize("name", KNOWN)
def test_what_our_frame_stands_in_for_has_not_changed(name: str) -> None:
    digest = sha256((MATERIAL / name).read_bytes()).hexdigest()
    assert digest == KNOWN[name], f"see what changed in Material's {name}, follow where ours should, then note {digest}"


def test_every_template_of_ours_that_replaces_one_of_materials_is_watched() -> None:
    ours = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.html")}
    assert {name for name in ours if (MATERIAL / name).exists()} <= set(KNOWN)
