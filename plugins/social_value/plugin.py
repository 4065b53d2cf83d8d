"""The MkDocs adapter. Wiring only: what is done, and how pages look, is in the core and in theme/."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file
from mkdocs.utils.templates import TemplateContext

from social_value.blocked import refuse_blocked
from social_value.case_studies.pages import CaseStudyPage
from social_value.config import SocialValueConfig
from social_value.corrections import CorrectionError, correct
from social_value.fast import FOLDER, FastPages, why_not
from social_value.folders import Folders
from social_value.kept_pages import KeptPages
from social_value.loading import load
from social_value.policy import PolicyError, with_policy
from social_value.problems import ProblemsError, format_report
from social_value.published import PUBLISHED, THEME, ZIP, ZIP_PACKAGE, PublishedError, are_chosen, sources
from social_value.search.collecting import documents_of_page, documents_of_toolkit
from social_value.search.documents import Document, landing_on
from social_value.search.index import index_files
from social_value.toolkit import Page as GeneratedPage
from social_value.toolkit import Toolkit

log = get_plugin_logger(__name__)

ASSETS = "assets/social-value"

# Between INFO and WARNING, because a strict build fails on a warning. Nobody could publish a correction, of this fact
# or of any other, once a date had passed; and readers see the date in any case.
NOTICE = 25
logging.addLevelName(NOTICE, "NOTICE")


class SocialValuePlugin(BasePlugin[SocialValueConfig]):  # type: ignore[no-untyped-call]
    """Adds to the site what is made from YAML, and what our theme and search need."""

    toolkit: Toolkit
    pages: list[GeneratedPage | CaseStudyPage]
    files: list[GeneratedPage]
    searched: dict[str, list[Document]]
    """The path of each page -> what the search finds of it. Kept between rebuilds, of which some read few pages."""
    searched_as_data: dict[str, list[Document]]
    """The same of the pages whose data is searched instead."""
    fast: FastPages | None = None
    """What makes the pages of case studies; None if MkDocs does."""
    kept: KeptPages
    """The pages of case studies that stay from one build to the next."""
    published: bool
    """Whether readers get the published scripts and styles, and not the readable ones."""
    serving: bool
    """Whether `mkdocs serve` shows the site, and puts a script of its own into each page."""

    def on_startup(self, *, command: str, **_: object) -> None:
        """Start once: that this is here keeps one plugin object for all rebuilds of `mkdocs serve`."""
        self.searched = {}
        self.serving = command == "serve"
        self.kept = KeptPages(again=command == "serve")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything. MkDocs deletes the old site after this, so a mistake here leaves it standing."""
        try:
            self.toolkit = load(self._folders(config))
            self.published = are_chosen(self.config.scripts)
        except ProblemsError as error:
            raise _refused(format_report(error.problems)) from None
        except PublishedError as error:
            raise _refused(str(error)) from None
        self.toolkit.begin_papers()
        self.files = list(self.toolkit.files(config.site_url or ""))
        self.searched_as_data = documents_of_toolkit(self.toolkit)
        self.pages = list(self.toolkit.pages())
        self._say(config)
        self._put_theme_on(config)
        self.fast = self._fast(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Hide the pages that may stay, before MkDocs cleans the site."""
        self.kept.put_aside(Path(config.site_dir, FOLDER))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages that come from YAML, so that links to them are checked like any other."""
        case_studies = self.fast.files.by_id if self.fast else {}
        self.kept.put_back(Path(config.site_dir, FOLDER), case_studies)
        for page in self.pages:
            name = page.entry.id if isinstance(page, CaseStudyPage) else ""
            files.append(case_studies.get(name) or self._generated(page, config))
        for made in self.files:
            files.append(File.generated(config, made.path, content=made.text))
        for download in self.toolkit.downloads():
            files.append(File.generated(config, download.path, content=download.content))
        # A page that is gone since the last build is not to be found.
        self.searched = {path: found for path, found in self.searched.items() if path in files.src_uris}
        if self.published:
            # The readable ones would be dead weight, and no page may ever load both.
            readable = {str(path) for path in sources()}
            for file in [file for file in files if file.abs_src_path in readable]:
                files.remove(file)
        elif ZIP_PACKAGE.is_file() and (zipping := files.get_file_from_path(f"{ASSETS}/{ZIP}")):
            zipping.abs_src_path = str(ZIP_PACKAGE)
        else:
            log.log(NOTICE, "readers can make no Word documents: run `make serve`, or choose `scripts: published`")
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the pages outside the navigation their place: under their index, each after the one before it."""
        for folder in ("checklists", FOLDER):
            index = files.get_file_from_path(f"{folder}/index.md")
            parent = index.page if index else None
            pages = [
                file.page or Page(None, file, config)
                for file in (files.get_file_from_path(page.path) for page in self.pages)
                if file and file.is_documentation_page() and file.src_uri.startswith(f"{folder}/") and file is not index
            ]
            _link(parent, pages)
            if self.fast and folder == FOLDER:
                self.fast.files.place(nav, files, parent, pages[0] if pages else None)
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, **_: object) -> None:
        """Make the pages of case studies: now every other page has been read, and templates are as they will be."""
        try:
            why = self.fast.make(env) if self.fast else ""
        except CorrectionError as error:
            raise PluginError(str(error)) from None
        if why:
            log.log(NOTICE, "the pages of case studies are made the slower way: %s", why)

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: object) -> TemplateContext:
        """Put the pages of case studies into the site's map."""
        if self.fast and template_name == "sitemap.xml":
            context["pages"] = self.fast.files.listed()
        return context

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Quote facts, and end a guide with what it is used with: as Markdown, so search and link checks see it."""
        return self.toolkit.finished(markdown, page.file.src_uri)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> None:
        """Take in what the search is to find. Here the text is HTML, and nothing of the theme is around it yet."""
        path, title = page.file.src_uri, page.meta.get("title") or str(page.title)
        if path not in self.searched_as_data:
            self.searched[path] = documents_of_page(path, title, html, page.meta)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search's index, when every page has been read."""
        if self.fast:
            self.fast.files.check_anchors()
        found = self.searched | self.searched_as_data
        for name, text in index_files(document for path in sorted(found) for document in found[path]):
            write_file(text.encode(), str(Path(config.site_dir, "search", name)))

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Correct what no partial of the theme holds, and explain terms: templates hold some too.

        The search has read the page before this, so that it finds each meaning once.
        """
        path = page.file.src_uri
        self.searched[path] = [landing_on(document, output) for document in self.searched.get(path, ())]
        explained = self.toolkit.explained(_correct(output), path, f"{get_relative_url('.', page.url)}/")
        return self._guarded(explained, path)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Correct and guard 404.html too, which is a template and no page."""
        return self._guarded(_correct(output_content), template_name) if template_name == "404.html" else output_content

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a YAML file changes, or a template, script or style of ours."""
        folders = self._folders(config)
        for folder in (folders.checklists, folders.case_studies, THEME):
            server.watch(str(folder))
        return server

    def _guarded(self, html: str, path: str) -> str:
        """The page with its policy, which is the last thing that is done to it."""
        try:
            refuse_blocked(html)
            return with_policy(html, serving=self.serving)
        except PolicyError as error:
            raise PluginError(f"The page {path} cannot be published. {error}") from None

    def _fast(self, config: MkDocsConfig) -> FastPages | None:
        """What makes the pages of case studies, if MkDocs need not."""
        if not self.config.fast or not self.toolkit.library.entries:
            return None
        if why := why_not(config, self):
            log.log(NOTICE, "the pages of case studies are made the slower way: %s", why)
            return None
        pages = next(page.among for page in self.pages if isinstance(page, CaseStudyPage))
        if self.fast:
            pages.relations.take_over(self.fast.pages.relations)
        edit_uri = partial(self._edit_uri, config=config)
        return FastPages(pages, self.toolkit, config, edit_uri, self.kept, self._guarded)

    def _folders(self, config: MkDocsConfig) -> Folders:
        # Named on the command line, the file may have a path that is relative; that of docs_dir never is.
        root = Path(config.config_file_path).absolute().parent
        return Folders(root, Path(config.docs_dir), root / self.config.case_studies, root / self.config.checklists)

    def _say(self, config: MkDocsConfig) -> None:
        """Log what was read, and what is worth a look but stops nothing."""
        log.info("%d checklists, %d case studies", len(self.toolkit.checklists), len(self.toolkit.library.entries))
        for notice in (*self.toolkit.stale, *self.toolkit.unexplained):
            log.log(NOTICE, "%s:%d:%d: %s", notice.path, notice.line, notice.column, notice.message)
        if "material/search" in config.plugins:
            log.log(NOTICE, "the plugin “search” is not needed: readers see the toolkit’s own")

    def _put_theme_on(self, config: MkDocsConfig) -> None:
        """Bring our templates, styles and scripts into the theme, and set what they rely on."""
        # Ours come before Material's, so that its partials can be corrected, but after a project's own custom_dir.
        place = 1 if config.theme.custom_dir else 0
        config.theme.dirs[place:place] = [str(PUBLISHED / "theme"), str(THEME)] if self.published else [str(THEME)]
        config.extra_css.insert(0, f"{ASSETS}/site.css")
        if not config.repo_url:
            config.edit_uri = None  # there is nowhere to edit, and MkDocs warns of each link that leads nowhere
        # Without it Material writes another inline script on each depth of page, which no strict policy could allow.
        config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"

    def _generated(self, page: GeneratedPage | CaseStudyPage, config: MkDocsConfig) -> File:
        file = File.generated(config, page.path, content=page.text)
        if not page.path.endswith("/index.md"):
            # MkDocs draws the whole navigation into every page, so it would grow with the square of the library.
            file.inclusion = InclusionLevel.NOT_IN_NAV
        # The content still comes from memory; these give the edit link and the dates of the YAML file.
        file.abs_src_path = str(page.source)
        file.edit_uri = self._edit_uri(page.source, config)
        return file

    def _edit_uri(self, source: Path, config: MkDocsConfig) -> str | None:
        """The source's address, relative to that of the folder of hand-written pages."""
        if source.is_dir():
            return None
        return f"../{self._folders(config).shown(source)}"


def _refused(why: str) -> PluginError:
    return PluginError(f"Nothing was built; the last site still stands.\n\n{why}")


def _correct(html: str) -> str:
    try:
        return correct(html)
    except CorrectionError as error:
        raise PluginError(str(error)) from None


def _link(parent: Page | None, pages: list[Page]) -> None:
    """Set the breadcrumb, and the links to the page before and after."""
    for page, before, after in zip(pages, [parent, *pages], [*pages[1:], None], strict=False):
        page.parent = parent  # type: ignore[assignment]  # MkDocs wants a section, and reads only what a page has too
        page.previous_page, page.next_page = before, after
