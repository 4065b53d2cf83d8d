"""What is built: the toolkit with as many case studies as are asked for, for each of the builders.

All of it is the same every time. The builders make the same pages: ours from the project itself, MkDocs with Material
alone from what `stage` writes of it, and Hugo pages of the same size, with our page around the same words.
"""

from __future__ import annotations

import functools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from site_tests.large_library import enlarged, large_project

from social_value.case_studies.library import Library
from social_value.case_studies.model import CaseStudy
from social_value.folders import Folders
from social_value.loading import load

ROOT = Path(__file__).parents[2]
CASES = "case-studies"
MARKED_UP = 1.18
"""How many bytes of HTML a byte of a case study's Markdown becomes."""


@functools.cache
def library(count: int) -> Library:
    """So many case studies: ours, and invented ones."""
    toolkit = load(Folders.of(ROOT))
    statements = [item.id for checklist in toolkit.checklists for item in checklist.statements()]
    return enlarged(toolkit.library, statements, count)


def our_project(folder: Path, count: int) -> Path:
    """Write the toolkit with so many case studies; return the folder."""
    folder.mkdir(parents=True)
    return large_project(ROOT, library(count), folder)


def plain_project(folder: Path, ours: Path) -> Path:
    """Write our project as plain pages and templates, for MkDocs with Material and its search; return the folder."""
    subprocess.run(
        [sys.executable, "-m", "social_value", "stage", "--project", str(ours), str(folder)],
        check=True,
        capture_output=True,
    )
    config = yaml.load((ours / "mkdocs.yml").read_text(encoding="utf-8"), _Config)
    config["theme"]["custom_dir"] = "theme"
    config["plugins"] = ["search"]
    config["extra"]["scope"] = "/"
    config["extra_css"] = ["assets/social-value/site.css"]
    config["edit_uri"] = None
    # In the navigation, each of ten thousand pages would draw ten thousand.
    config["not_in_nav"] = "/case-studies/\n/checklists/\n/action/\n/*.md"
    config["strict"] = False
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml with what holds for a setting that no variable says otherwise."""


_Config.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def hugo_project(folder: Path, our_site: Path, count: int) -> Path:
    """Write a page for each case study, with our page around it as our site was built; return the folder."""
    entries = library(count).entries
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "content" / CASES).mkdir(parents=True)
    config = {
        "baseURL": "http://127.0.0.1/",
        "disableKinds": ["taxonomy", "term", "home", "section", "RSS", "404"],
        "enableRobotsTXT": False,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    pages = [our_site / CASES / entry.id / "index.html" for entry in entries]
    shell, written = _shell(pages[0].read_text(encoding="utf-8")), 0
    for entry in entries:
        meta = json.dumps({"title": entry.study.title, "description": entry.study.summary})
        text = "\n\n".join(_told(entry.study))
        written += round(len(text.encode()) * MARKED_UP)
        (folder / "content" / CASES / f"{entry.id}.md").write_text(f"{meta}\n\n{text}\n", encoding="utf-8")
    # Our pages say more: without this Hugo would write less than we do.
    missing = (sum(page.stat().st_size for page in pages) - written) // len(pages) - len(shell.encode())
    shell = shell.replace("</article>", f"<p hidden>{'words ' * (missing // 6)}</p></article>")
    (folder / "layouts" / "_default" / "single.html").write_text(shell, encoding="utf-8")
    return folder


def _shell(page: str) -> str:
    """A finished page as a template of Hugo, with places for its title, its description and its content."""
    page = page.replace("{{", "{").replace("}}", "}")
    page = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", page, flags=re.DOTALL)
    page = re.sub(
        r'<meta name="description" content=".*?">', '<meta name="description" content="{{ .Description }}">', page
    )
    return re.sub(r"(<article[^>]*>).*</article>", r"\1{{ .Content }}</article>", page, flags=re.DOTALL)


def _told(study: CaseStudy) -> Iterator[str]:
    """A case study in Markdown: the same words as on our page."""
    yield study.summary
    yield f"## What they did\n\n{study.what_they_did}"
    yield f"## What you can do\n\n{study.what_you_can_do}"
    if study.outcomes:
        rows = "\n".join(f"| {it.what} | {it.value} | {it.kind} | {it.as_of} |" for it in study.outcomes)
        yield f"## What came of it\n\n| What | Figure | Kind | When |\n| --- | --- | --- | --- |\n{rows}"
    yield f"## What the figures do not show\n\n{study.limits}"
    yield "## Sources\n\n" + "\n".join(f"- [{it.title}]({it.address}), {it.publisher}" for it in study.sources)


def an_invented_one(count: int) -> str:
    """The id of a case study that may be edited."""
    return next(entry.id for entry in library(count).entries if entry.id.startswith("invented-"))


def an_edit(path: Path, words: str) -> None:
    """Write other words into the title of one page or case study, as somebody who saves it does."""
    text = path.read_text(encoding="utf-8")
    edited, times = re.subn(r"^title: .*$", f"title: {words}", text, count=1, flags=re.MULTILINE)
    if not times:
        raise ValueError(f"{path} has no title")
    path.write_text(edited, encoding="utf-8")
