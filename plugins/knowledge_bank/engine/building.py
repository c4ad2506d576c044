"""One build: an edition, its views, and the pages that MkDocs makes of them."""

from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from knowledge_bank.checks import Subject
from knowledge_bank.engine.letters import newsletter_files
from knowledge_bank.engine.packs import pack_pages, pack_papers, packed
from knowledge_bank.engine.page import ViewPage
from knowledge_bank.engine.papers import Papers
from knowledge_bank.engine.pictures import Pictures
from knowledge_bank.engine.site import Site
from knowledge_bank.engine.words import Words
from knowledge_bank.model import Edition, Problem, errors
from knowledge_bank.model.pack import pack_address
from knowledge_bank.outputs import (
    calendar_files,
    entries_json,
    entry_feeds,
    finder_files,
    guarded,
    headers,
    index_words,
    inline_scripts,
    inline_styles,
    openable,
    redirects,
    schema_files,
    schema_json,
    write_files,
)
from knowledge_bank.outputs.pictures import Sized, copy_address
from knowledge_bank.pages import FINDER, WRITE, View, body, head, last_words, views
from knowledge_bank.strings import strings

HOME = "index.md"
ABOUT = ("about.md", "accessibility.md", "privacy.md")
"""Hand-written pages that every page leads to, where a site has them."""


class Building:
    """What the plugin holds from one event of a build to the next."""

    def __init__(
        self,
        edition: Edition,
        subject: Subject,
        problems: tuple[Problem, ...],
        papers: Papers,
        pictures: Pictures,
        words: Words,
    ) -> None:
        """Raises PaperError when an issue or a pack can't be made into a PDF."""
        self.edition = edition
        self.subject = subject
        self.problems = problems
        self.papers = papers
        self.pictures = pictures
        self.words = words
        self.newsletters = tuple(newsletter_files(subject, edition, papers))
        """Path and content of each file; made here, since MkDocs has emptied the site's folder before `on_files`."""
        self.papers_of_packs = tuple(pack_papers(subject, edition, papers, self.watermark))
        """Of packs, the same."""
        self.pages: dict[str, ViewPage] = {}
        """By address."""
        self.home: View | None = None
        """The home page's view, where docs/ has words of welcome for it."""
        self.scripts: set[str] = set()
        """The inline scripts of every page so far, as a Content-Security-Policy names them."""
        self.styles: set[str] = set()
        """The inline style sheets of packs, the same."""

    @property
    def watermark(self) -> str:
        """What stands on every page, and every sheet, of a copy on disk that not everyone may have."""
        bank = self.edition.catalog.bank
        if not self.edition.offline or self.edition.level == bank.most_open:
            return ""
        level = next(level for level in bank.access if level.id == self.edition.level)
        made = strings(bank.language).label("Made on {day}.", day=self.edition.day)
        return f"{level.title}. {made} {level.description}".rstrip()

    def frame(self, files: Files) -> dict[str, Any]:
        """What the theme shows around every page: words for its top, the way to the finder, the site about itself."""
        about = (files.get_file_from_path(name) for name in ABOUT)
        bank = self.edition.catalog.bank
        return {
            "watermark": self.watermark,
            "as_of": bank.as_of,
            "as_of_note": bank.as_of_note,
            "to_mend": len(errors(self.problems)),
            "finder": self.site.urls.get(FINDER, ""),
            "about": [file.page for file in about if file is not None and file.page is not None],
        }

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add pages, pictures and data to the files of MkDocs."""
        site = Site(files, config)
        bank = self.edition.catalog.bank
        made = []
        for entry in packed(self.subject, self.edition):
            site.later(pack_address(entry))
        for path, content in self.papers_of_packs:
            site.text(path, content)
        for view in (*views(self.edition, self.subject.prose), *self._problem_views()):
            if not view.address and files.get_file_from_path(HOME) is not None:
                self.home = view
                site.urls[""] = "./"
                continue
            made.append((view, site.page(view), self._pictures(view, site)))
        for view, file, pictures in made:
            today = self.edition.day.isoformat()
            self.pages[view.address] = ViewPage(view, today, site.href_from(file), pictures, file, config)
        site.text("api/entries.json", entries_json(self.edition))
        site.text("api/entries.schema.json", schema_json(bank))
        for path, text in schema_files(bank, self.edition.catalog.vocabularies):
            site.text(path, text)
        if FINDER in self.pages:
            for path, text in finder_files(self.edition, site.href_from(self.pages[FINDER].file)):
                site.text(path, text)
        if WRITE in self.pages:
            for path, text in write_files(self.edition):
                site.text(path, text)
        for path, html in redirects(self.edition):
            site.text(path, self._opening(html))
        for path, text in entry_feeds(self.edition):
            site.text(path, text)
        for path, content in calendar_files(self.edition):
            site.text(path, content)
        for path, content in self.newsletters:
            site.text(path, content)
        self.site = site
        return files

    def _pictures(self, view: View, site: Site) -> dict[str, Sized]:
        """Add what a view shows or links to, and smaller copies of its pictures; gives their sizes by address."""
        found = {}
        for address, name in view.pictures.items():
            path = self.subject.folder / name
            site.picture(address, str(path))
            copies = self.pictures.copies(path)
            if copies is not None:
                found[address], made = copies
                for width, content in made.items():
                    site.text(copy_address(address, width), content)
        return found

    def _problem_views(self) -> list[View]:
        """In a preview, a page in the place of each entry that can't be shown."""
        found = []
        language = self.edition.catalog.bank.language
        for slug, (kind, path) in self.subject.broken.items():
            problems = [problem for problem in self.problems if problem.path == path]
            title = f"To mend: {Path(path).name}"
            shows = {"problems": problems}
            address = f"{kind.address}{slug}/"
            view = View(address, title, "problems.html", shows, kind.address, language=language, listed=False)
            found.append(view)
        return found

    def place(self, nav: Navigation, files: Files) -> Navigation:
        """Hang pages below their sections: the tab lights up and the breadcrumbs lead back."""
        for page in self.pages.values():
            top = self.pages.get(page.view.section)
            parent = _section_of(top) if top is not None else None
            for crumb in page.view.trail:
                step = self.pages.get(crumb.address)
                if step is not None:
                    parent = _below(parent, crumb.title, step)
            if page is not top:
                page.parent = parent
        in_nav = set(map(id, nav.pages))
        for page in self.pages.values():
            page.framed = id(page) not in in_nav
        for file in files.documentation_pages():
            if file.page is not None and not isinstance(file.page, ViewPage):
                file.page.update_date = self.edition.day.isoformat()
        return nav

    def welcome(self, html: str, page: Page) -> str:
        """The hand-written words of the home page, and what the bank shows below them."""
        if self.home is None or page.file.src_uri != HOME:
            return html
        href = self.site.href_from(page.file)
        page.meta["head"] = head(self.home, href)
        return html + body(self.home, href)

    def last_words(self, page: Page) -> str:
        """What stands at the end of a page on paper alone."""
        if isinstance(page, ViewPage):
            return last_words(page.view, self.edition)
        address = page.file.dest_uri.removesuffix("index.html")
        return last_words(View(address, unescape(str(page.title)), "", {}), self.edition)

    def _opening(self, html: str) -> str:
        """HTML with links that open where this copy of the site is read."""
        return openable(html) if self.edition.offline else html

    def guard(self, html: str, page: Page | None = None) -> str:
        """A page with its Content-Security-Policy; its scripts are kept for the policy of the site."""
        html = self._opening(html)
        self.scripts |= inline_scripts(html)
        return guarded(html, alone=isinstance(page, ViewPage) and page.view.alone)

    def write_packs(self, site: Path) -> None:
        """Write the page of each pack beside that of its entry, one after the other: they would fill the memory."""
        for path, html in pack_pages(self.subject, self.edition, self.site.urls, self.watermark):
            if not self.styles:
                self.styles |= inline_styles(html)  # the same in all of them
            (site / path).parent.mkdir(parents=True, exist_ok=True)  # no entry has one where addresses end in .html
            (site / path).write_text(self._opening(html), encoding="utf-8")

    def write_headers(self, site: Path) -> None:
        """Write what a host is to send with every page, once all pages are there."""
        if self.edition.offline:
            return
        mails = (str(content, "utf-8") for path, content in self.newsletters if path.endswith(".html"))
        styles = self.styles.union(*map(inline_styles, mails))
        (site / "_headers").write_text(headers(self.scripts, styles), encoding="utf-8")

    def index(self, site: Path) -> None:
        """Add the words of all entries to the built site, unless nothing could fetch them. Raises IndexingError."""
        if not self.edition.offline:
            index_words(self.edition.catalog, self.subject.prose, site, self.words.index)

    def is_unlisted(self, page: Page | None) -> bool:
        """True for pages that no list of pages shows."""
        return isinstance(page, ViewPage) and not page.view.listed


def _section_of(top: Page) -> Section | None:
    """The section that a page leads: its own in the navigation, or one below it made for the breadcrumbs."""
    found: Section | None = top.parent
    leading = next((child for child in found.children if getattr(child, "is_index", False)), None) if found else None
    return found if leading is top else _below(found, str(top.title), top)


def _below(parent: Section | None, title: str, page: Page) -> Section:
    """A section for the breadcrumbs alone: it stands in no navigation, and its page leads it."""
    section = Section(title, [page])
    section.parent = parent
    return section
