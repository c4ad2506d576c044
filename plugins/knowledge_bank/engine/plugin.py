"""The MkDocs plugin: one short method per event, each delegating."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from knowledge_bank.checks import inspect
from knowledge_bank.engine.building import Building
from knowledge_bank.engine.frame import Frames
from knowledge_bank.engine.papers import Papers
from knowledge_bank.engine.pictures import Pictures
from knowledge_bank.engine.speech import Speech
from knowledge_bank.engine.words import Words
from knowledge_bank.model import Problem, edition, errors
from knowledge_bank.outputs import IndexingError, PaperError, TooLargeError

log = get_plugin_logger(__name__)

THEME = Path(__file__).parent.parent / "templates" / "theme"


class KnowledgeBankConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own hook
    """The plugin's options in mkdocs.yml; all else about a bank is in its `bank.yml`."""

    bank = options.Dir(exists=True, default="content")
    """The folder of the bank."""
    edition = options.Optional(options.Type(str))
    """The access level of the readers; the most open one when absent. KB_EDITION overrides it."""


class KnowledgeBankPlugin(BasePlugin[KnowledgeBankConfig]):  # type: ignore[no-untyped-call]
    """
    Publishes a bank through MkDocs.

    - `on_startup` learns the command: a build stops at a Problem, a preview shows it.
    - `on_config` reads and checks the bank, before MkDocs cleans the site's folder.
    - `on_files` adds every generated page and file.
    - `on_nav` puts the pages below their sections.
    - `on_page_content` adds what the bank knows to the hand-written home page, and the last words on paper to all.
    - `on_env` hands the theme what it shows around every page.
    - `on_post_page` and `on_post_template` give each page its Content-Security-Policy, and links that open from a disk.
    - `on_post_build` writes what hosts are to send, and has the words of the entries indexed.
    - `on_template_context` keeps tombstones out of the sitemap.
    """

    serving = False
    building: Building

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Nothing else may be kept here: with this event MkDocs holds on to one plugin for all builds of a process."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the bank. Raises PluginError with every Problem when a build has to stop."""
        folder = Path(self.config.bank)
        config.watch.append(str(folder))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        found = inspect(folder, _shown(folder))
        subject = found.subject
        self._tell(found.problems, stop=not self.serving or subject is None, strict=config.strict)
        assert subject is not None  # without it _tell has raised
        bank = subject.catalog.bank
        level = os.environ.get("KB_EDITION") or self.config.edition or bank.most_open
        drafts = self.serving or os.environ.get("KB_DRAFTS") == "1"
        try:
            readers = edition(subject.catalog, level, subject.day, drafts=drafts)
            readers = replace(readers, offline=os.environ.get("KB_OFFLINE") == "1")
        except KeyError:
            known = ", ".join(access.id for access in bank.access)
            raise ConfigurationError(f"There is no edition '{level}'. The bank's access levels are: {known}.") from None
        if readers.offline:
            config.theme.static_templates.discard("404.html")  # only a host shows it
        site = Path(config.config_file_path or "mkdocs.yml").parent
        try:
            kept = Papers(site), Pictures(site), Words(site)
            self.building = Building(readers, subject, found.problems, *kept)
        except (PaperError, TooLargeError) as error:
            raise PluginError(str(error)) from None
        return config

    def _tell(self, problems: tuple[Problem, ...], *, stop: bool, strict: bool) -> None:
        stopping = errors(problems)
        if stopping and stop:
            raise PluginError("\n".join(["The bank has Problems; nothing was built.", *map(str, problems)]))
        for problem in problems:
            # MkDocs' strict mode ends at any warning: a preview has to go on, and our warnings are advice.
            (log.warning if problem in stopping and not strict else log.info)(str(problem))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and files of the edition."""
        return self.building.add_files(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Give every generated page its section, and every hand-written one the bank's day."""
        return self.building.place(nav, files)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Add to the home page what the bank knows, and to every page what stands at its end on paper."""
        return self.building.welcome(html, page) + self.building.last_words(page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Hand the theme what it shows around every page, and the words of the interface."""
        env.globals["knowledge_bank"] = self.building.frame(files)
        env.globals["framed"] = Frames().framed
        Speech(self.building.edition.catalog.bank.language).add_to(env)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Make a page ready for readers; not in a preview, whose server adds a script of its own."""
        return output if self.serving else self.building.guard(output, page)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Give the page for addresses that lead nowhere its policy too."""
        is_page = template_name == "404.html"
        return self.building.guard(output_content) if is_page and not self.serving else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the packs and what hosts are to send, and index the words of the entries for the finder."""
        self.building.write_packs(Path(config.site_dir))
        self.building.write_headers(Path(config.site_dir))
        try:
            self.building.index(Path(config.site_dir))
        except IndexingError as error:
            raise PluginError(str(error)) from None
        self.building.papers.forget()
        self.building.pictures.forget()
        self.building.words.forget()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig  # noqa: ARG002
    ) -> TemplateContext:
        """Keep what is not to be listed out of the sitemap."""
        if template_name == "sitemap.xml":
            pages: Any = context["pages"]
            context["pages"] = [file for file in pages if not self.building.is_unlisted(file.page)]
        return context


def _shown(folder: Path) -> str:
    """The folder as it would be typed from where the command was started."""
    return Path(os.path.relpath(folder)).as_posix()
