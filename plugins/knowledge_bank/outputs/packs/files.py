"""The files of a pack that leaves the site: a page and a PDF, or a ZIP of many with a page that leads to them."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from knowledge_bank.model import Bank
from knowledge_bank.model.pack import Occasion
from knowledge_bank.outputs.packs.pack import Pack
from knowledge_bank.outputs.packs.page import pack_html, template
from knowledge_bank.outputs.paper import pdf

WHEN = (1980, 1, 1, 0, 0, 0)
"""A ZIP tells of each file when it was written; this is the first moment that it knows, and always the same."""


def pack_files(pack: Pack, folder: Path, occasions: Sequence[Occasion]) -> dict[str, bytes]:
    """Name and content of the page and the PDF of a pack; `folder` is the bank's. Raises PaperError."""
    name = _name(pack, occasions)
    page = pack_html(pack, folder, occasions, whole=pack.address, pdf=f"{name}.pdf")
    return {f"{name}.html": page.encode(), f"{name}.pdf": pdf(pack_html(pack, folder, occasions), {})}


def _name(pack: Pack, occasions: Sequence[Occasion]) -> str:
    return f"{pack.slug}-{occasions[0] if len(occasions) == 1 else 'pack'}"


def bundled(
    title: str, bank: Bank, packs: Sequence[Pack], occasions: Sequence[Occasion], files: Mapping[str, bytes]
) -> bytes:
    """The ZIP of the files of packs, with an `index.html` that names them in their order; the same bytes every time."""
    index = template("index.html", bank.language).render(
        title=title, bank=bank, packs=[(pack, _name(pack, occasions)) for pack in packs]
    )
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, "index.html": index.encode()}.items()):
            entry = ZipInfo(name, WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # whatever it is made on
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return whole.getvalue()
