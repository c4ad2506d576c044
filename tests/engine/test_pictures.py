"""Pictures keep their place while they load, come in the size that a screen needs, and say nothing of themselves."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from knowledge_bank.checks.files.pictures import read_picture
from knowledge_bank.engine.pictures import FOLDER, Pictures
from knowledge_bank.outputs.pictures import SIZES, Sized, offered
from PIL import Image

from tests.banks import BODY, case
from tests.files import aged, exif, picture
from tests.sites import build, contents, page, write_site


def wide(ending: str, **given: object) -> bytes:
    """A picture of a wall, wider than a phone, that no packing makes small at once."""
    noise = Image.effect_noise((1200, 800), 80).convert("RGB")
    made = BytesIO()
    noise.save(made, {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[ending], **given)
    return made.getvalue()


def test_a_page_offers_a_picture_in_the_widths_that_screens_need(tmp_path: Path) -> None:
    body = f"{BODY}\n![A wall](wall.jpg)\n\n![A house](house.png)\n\n![A house](house.png){{width=12}}\n"
    files: dict[str, str | bytes | None] = {
        "cases/built.md": case(body),
        "cases/wall.jpg": wide(".jpg"),
        "cases/house.png": picture(),
    }
    site = build(write_site(tmp_path, files))
    wall, house, own = re.findall("<img [^>]*>", page(site, "cases/built"))
    assert 'width="1200" height="800"' in wall
    assert f'srcset="wall.480w.jpg 480w, wall.960w.jpg 960w, wall.jpg 1200w" sizes="{SIZES}"' in wall
    assert 'loading="lazy"' in wall
    assert 'width="24" height="16"' in house
    assert "srcset" not in house
    assert "height" not in own, "what an author says stays"
    sizes = [(site / "cases/built" / name).stat().st_size for name in ("wall.480w.jpg", "wall.960w.jpg", "wall.jpg")]
    assert sizes == sorted(sizes)
    with Image.open(site / "cases/built/wall.480w.jpg") as copy:
        assert copy.size == (480, 320)


def test_pictures_of_what_an_edition_does_not_hold_are_not_in_it(tmp_path: Path) -> None:
    body = f"{BODY}\n![A wall](wall.jpg)\n"
    kept = case(body, access="authorised")
    files: dict[str, str | bytes | None] = {"cases/kept.md": kept, "cases/wall.jpg": wide(".jpg")}
    site = build(write_site(tmp_path, files))
    assert not [name for name in contents(site) if "wall" in name]
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp"])
def test_a_copy_says_nothing_of_itself_and_is_the_same_bytes_every_time(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(wide(ending, exif=exif({0x13B: "Somebody"}, place=True)))
    first, second = (Pictures(tmp_path / name).copies(file) for name in ("one", "other"))
    assert first is not None
    assert first == second
    sized, copies = first
    assert sized == Sized(1200, 800, (480, 960))
    for copy in copies.values():
        assert not read_picture(copy, ending).traces
        with Image.open(BytesIO(copy)) as image:
            assert not image.getexif()
            assert "icc_profile" not in image.info


def test_copies_are_kept_until_their_picture_or_what_makes_them_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(data: bytes, width: int) -> bytes:
        made.append(width)
        return b"copy"

    monkeypatch.setattr("knowledge_bank.engine.pictures.smaller", counted)
    file = tmp_path / "a.jpg"
    file.write_bytes(wide(".jpg"))
    Pictures(tmp_path).copies(file)
    Pictures(tmp_path).copies(file)
    assert made == [480, 960]
    monkeypatch.setattr("knowledge_bank.engine.pictures.packer", lambda: "a newer Pillow")
    Pictures(tmp_path).copies(file)
    assert made == [480, 960, 480, 960]
    aged(tmp_path / FOLDER)
    Pictures(tmp_path).forget()
    assert not list((tmp_path / FOLDER).iterdir())


def test_a_picture_is_measured_upright_and_no_copy_is_larger_than_it(tmp_path: Path) -> None:
    turned = tmp_path / "turned.jpg"
    turned.write_bytes(wide(".jpg", exif=exif({0x112: 6})))
    found = Pictures(tmp_path).copies(turned)
    assert found is not None
    assert (found[0].width, found[0].height) == (800, 1200)
    assert list(found[1]) == [480]
    plain = tmp_path / "plain.png"
    plain.write_bytes(picture(size=(1200, 800)))
    found = Pictures(tmp_path).copies(plain)
    assert found is not None
    assert all(len(copy) < plain.stat().st_size for copy in found[1].values())


def test_what_moves_is_no_picture_or_can_not_be_read_has_no_copies(tmp_path: Path) -> None:
    moving = tmp_path / "moving.gif"
    frames = [Image.new("RGB", (600, 400), colour) for colour in ("red", "blue")]
    frames[0].save(moving, save_all=True, append_images=frames[1:])
    assert Pictures(tmp_path).copies(moving) == (Sized(600, 400), {})
    for name in ("a.pdf", "broken.png"):
        (tmp_path / name).write_bytes(b"nothing")
        assert Pictures(tmp_path).copies(tmp_path / name) is None


def test_names_with_spaces_and_commas_can_be_chosen_from() -> None:
    html = offered('<img src="a, b.jpg" alt="A">', {"a, b.jpg": Sized(600, 400, (480,))})
    assert 'srcset="a%2C%20b.480w.jpg 480w, a%2C%20b.jpg 600w"' in html
