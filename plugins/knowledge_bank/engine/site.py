"""The addresses of the product and the files of MkDocs: which is which."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from knowledge_bank.model import Kind
from knowledge_bank.pages import View

ENTRY_SECTIONS = tuple(kind.address for kind in Kind)


def source_uri(address: str) -> str:
    """
    The name a page has among the files of the docs folder, and by which a hand-written page may link to it.

    Entries are named like their files (`cases/a.md`); everything else is the index of a folder.
    """
    for section in ENTRY_SECTIONS:
        rest = address.removeprefix(section)
        if rest != address and rest.count("/") == 1:
            return f"{address.removesuffix('/')}.md"
    return f"{address}index.md"


class Site:
    """The files of one build, by the product's addresses."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self.files = files
        self.config = config
        self.urls = {file.url: file.url for file in files.documentation_pages()}
        """By address; those of hand-written pages come first."""

    def page(self, view: View) -> File:
        """Add a generated page. Raises PluginError when its address is taken."""
        file = self._add(File.generated(self.config, source_uri(view.address), content=""))
        file.inclusion = InclusionLevel.NOT_IN_NAV
        self.urls[view.address] = file.url
        return file

    def picture(self, address: str, path: str) -> None:
        """Add a file of the bank."""
        self.urls[address] = self._add(File.generated(self.config, address, abs_src_path=path)).url

    def text(self, address: str, content: str | bytes) -> None:
        """Add a file that machines read, or that readers take away."""
        # Under its own name MkDocs would make a page of Markdown.
        file = self._add(File.generated(self.config, address.removesuffix(".md"), content=content))
        file.dest_uri = address
        self.urls[address] = file.url

    def later(self, address: str) -> None:
        """Have pages lead to a file that is written once they are there."""
        self.urls[address] = address

    def _add(self, file: File) -> File:
        if self.files.get_file_from_path(file.src_uri) is not None:
            wrong = f"Two pages want the address '{file.src_uri}'."
            raise PluginError(f"{wrong} Rename a term, an entry or a file of docs/.")
        self.files.append(file)
        return file

    def href_from(self, file: File) -> Callable[[str], str]:
        """A function from an address to the way there from the page of a file."""

        def href(address: str) -> str:
            return get_relative_url(self.urls[address], file.url)

        return href


