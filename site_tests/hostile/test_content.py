"""Whatever a pull request writes into a field or names a file: it is refused where it stands, or no more than text."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from site_tests.hostile.inputs import WHOLE_FILES, made, picked
from site_tests.hostile.reading import refusal
from site_tests.rendering import Html, harms, render
from site_tests.sizes import LONG

from social_value import fields, page_rules
from social_value.case_studies.model import CaseStudy
from social_value.folders import Folders
from social_value.loading import load
from social_value.problems import Problem, ProblemsError
from social_value.source import Source, parse
from social_value.validation import validate
from social_value.wording import escape

TODAY = datetime.date(2026, 11, 22)
MADE = 20_000 if LONG else 2_000
PLAIN = {"line": fields.Line, "text": fields.Text, "paragraphs": fields.Paragraphs}
"""The kinds of field whose text is shown as it is."""
OTHERS = {
    "markdown": fields.Markdown,
    "address": fields.Address,
    "id": fields.Id,
    "guide": fields.Guide,
    "day": fields.Day,
    "partial date": fields.PartialDate,
}
MODELS = {
    name: type("Record", (fields.Model,), {"__annotations__": {"value": kind}, "__module__": __name__})
    for name, kind in (PLAIN | OTHERS).items()
}


def written(value: str) -> Iterator[str]:
    """The ways in which somebody could write the value in a file: between quotes, in a block, or as it is."""
    yield f"value: {json.dumps(value)}\n"
    yield f"value: {json.dumps(value, ensure_ascii=False)}\n"
    yield "value: |\n" + "".join(f"  {line}\n" for line in value.split("\n"))
    yield f"value: {value}\n"


def taken(text: str, model: type[fields.Model]) -> tuple[str | None, list[str]]:
    """The field's text as readers get it, or None if the file is refused; and what is wrong with the refusal."""
    try:
        return str(getattr(validate(model, parse(text, "x.yml")), "value", "")), []
    except ProblemsError as error:
        return None, refusal(error.problems, text)


@cache
def shown_wrongly(kind: str, text: str) -> list[str]:
    """What is wrong with how readers would see the text of a field."""
    if kind == "markdown":
        return harms(render(text))
    if kind in ("id", "guide"):
        return [] if all(part.isascii() and part not in ("", ".", "..") for part in text.split("/")) else ["leads out"]
    html = Html(render("x" + escape(text)))
    plain = {tag for tag, _ in html.tags} <= {"p"} and not html.comments
    return [] if plain and html.text == " ".join(f"x{text}".split()) else [f"is shown as {html.text!r}"]


def test_a_hostile_value_in_any_kind_of_field_is_refused_where_it_stands_or_is_text(inputs) -> None:
    by_hand = picked()
    values = [*by_hand, *made(MADE)]
    assert len(by_hand) > 500
    for kind, model in MODELS.items():
        tried, refused, harmful = 0, 0, []
        for place, value in enumerate(values):
            # How it is written matters to the reader of YAML alone, so one kind of field sees all the ways.
            for text in written(value) if kind == "line" and place < len(by_hand) else [next(written(value))]:
                tried += 1
                shown, wrong = taken(text, model)
                refused += shown is None
                if shown is not None:
                    wrong = shown_wrongly("plain" if kind in PLAIN else kind, shown)
                harmful += [f"{value[:80]!r} {each}" for each in wrong]
        inputs.tried(f"Values in a field: {kind}", tried, refused, harmful)
        assert 0 < refused < tried or kind in ("day", "partial date")


def test_a_hostile_file_is_refused_where_it_stands_or_read_as_plain_data(inputs) -> None:
    refused, wrong, files = 0, [], [*picked(WHOLE_FILES)]
    for text in files:
        try:
            source = parse(text.encode("utf-8", "surrogatepass"), "x.yml")
            wrong += [f"{text[:60]!r} holds {kind}" for kind in kinds_of(source) - PLAIN_DATA]
            validate(CaseStudy, source)
            wrong.append(f"{text[:60]!r} is no case study")
        except ProblemsError as error:
            refused += 1
            wrong += refusal(error.problems, text)
    inputs.tried("Whole YAML files", len(files), refused, wrong)


PLAIN_DATA = {"dict", "list", "str", "int", "float", "bool", "NoneType"}


def kinds_of(source: Source) -> set[str]:
    """The types of everything in a file."""

    def walk(value) -> Iterator[str]:
        yield type(value).__name__
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(inner)

    return set(walk(source.data))


# ---- files and pages

SMALL = Path(__file__).parents[1] / "fixtures" / "small_project"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project."""
    return Path(shutil.copytree(SMALL, tmp_path / "project"))


def problems_of(project: Path) -> list[Problem]:
    try:
        load(Folders.of(project), TODAY)
    except ProblemsError as error:
        return list(error.problems)
    return []


def laid(folder: Path, name: str, text: str) -> Path | None:
    """The file of that name with this text, or None where no system can have such a file in that very folder."""
    try:
        (folder / name).write_text(text, encoding="utf-8")
    except (OSError, ValueError):
        return None
    return folder / name if (folder / name).parent == folder else None


@pytest.mark.parametrize(
    ("folder", "suffix", "like"),
    [
        ("case_studies", ".yml", "baker.yml"),
        ("checklists", ".yml", "first.yml"),
        ("content/guidance", ".md", "jobs.md"),
    ],
)
def test_a_file_with_a_hostile_name_is_refused_or_is_an_ordinary_page(project, inputs, folder, suffix, like) -> None:
    place = project / folder
    text = (place / like).read_text(encoding="utf-8")
    names = {name + suffix for name in picked("names", "markup", "handlers", "addresses")} | set(picked("names"))
    files = {file for name in names if (file := laid(place, name, text))}
    refused = {project / problem.path for problem in problems_of(project) if (problem.line, problem.column) == (1, 1)}
    # What starts with a dot or a line below is no record, and MkDocs publishes nothing that starts with a dot.
    unread = {file for file in files if file.name[0] == "." or (file.name[0] == "_" and suffix == ".yml")}
    plain = {file for file in files if re.fullmatch(r"[a-z0-9][a-z0-9-]*", file.stem) and file.suffix == suffix}
    let_pass = files - refused - unread - plain
    inputs.tried(f"Names of files: {folder}", len(files), len(files & refused), [file.name for file in let_pass])
    assert len(files) > 100


@pytest.mark.parametrize(
    "name", ["x.html", "x.htm", "x.svg", "x.js", "x.mjs", "x.css", "x.xml", "x.markdown", "x", "x.PNG"]
)
def test_a_file_that_a_browser_could_run_is_not_published(project, name) -> None:
    (project / "content" / name).write_text("x", encoding="utf-8")
    (problem,) = problems_of(project)
    assert problem.path == f"content/{name}"


@pytest.mark.parametrize("name", ["x.png", "guidance/x.webp", "X.pdf", "x.csv", "CNAME", ".nojekyll"])
def test_pictures_and_files_to_take_away_may_lie_beside_the_pages(project, name) -> None:
    (project / "content" / name).write_text("x", encoding="utf-8")
    assert problems_of(project) == []


def test_a_page_in_a_folder_that_no_check_reads_is_refused(project) -> None:
    (project / "content" / "_secret").mkdir()
    (project / "content" / "_secret" / "x.md").write_text("<script>ran()</script>", encoding="utf-8")
    assert [problem.path for problem in problems_of(project)] == ["content/_secret", "content/_secret/x.md"]


def test_a_link_to_another_file_is_not_followed(project) -> None:
    (project / "content" / "guidance" / "x.md").symlink_to(SMALL / "content" / "guidance" / "jobs.md")
    (problem,) = problems_of(project)
    assert (problem.path, problem.message) == ("content/guidance/x.md", "This is a link to another file.")


PAGE = (SMALL / "content" / "guidance" / "jobs.md").read_text(encoding="utf-8")


def test_a_hostile_value_in_a_page_is_refused_where_it_stands_or_is_harmless(inputs) -> None:
    refused, harmful = 0, []
    values = [*picked(), *made(MADE // 4)]
    for value in values:
        text = f"{PAGE}\n{value}\n".replace("\r\n", "\n").replace("\r", "\n")
        problems = list(page_rules.page_problems(text, "x.md"))
        refused += bool(problems)
        wrong = refusal(tuple(problems), text) or [problem for problem in problems if problem.line < 10]
        # A guide may have headings, pictures of this site, and footnotes of which a browser drops what it cannot show.
        if not problems:
            wrong += [each for each in harms(render(text.partition("---\n\n")[2])) if each not in OF_A_PAGE]
        harmful += [f"{value[:80]!r} {each}" for each in wrong]
    inputs.tried("Values in a hand-written page", len(values), refused, harmful)


OF_A_PAGE = {*(f"<h{level}>" for level in range(1, 7)), "<img>", "img alt", "img src"}
"""What a page of content/ may hold besides what a field may."""


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("\nSee <b>this</b>.\n", (12, 5), "HTML is not allowed here: “<b>”."),
        ("\n```\n<script>\n```\n", (13, 1), "HTML is not allowed here: “<script>”."),
        ("\nx {: onclick=ran() }\n", (12, 3), "“{: onclick=ran() }” is not allowed here."),
        ("\n[x](java\\script:x)\n", (12, 3), "The address of a link may not hold “\\”."),
        ("\n[1]: javascript:x\n", (12, 6), "“javascript:” is not allowed here."),
        ("\n![x](//evil.example/x.png)\n", (12, 1), "A picture is written otherwise here."),
        ("\n&#106;avascript\n", (12, 1), "“&#106;” is a character code."),
    ],
)
def test_what_a_page_may_not_hold_is_named_at_its_place(text, place, message) -> None:
    found = [((it.line, it.column), it.message) for it in page_rules.page_problems(PAGE + text, "x.md")]
    assert (place, message) in found


@pytest.mark.parametrize(
    "text",
    [
        '<div class="sv-hub" markdown>\n\nx\n\n</div>',
        "<https://example.org>",
        "a < b",
        "![Quays](quays.png)",
        "x {: .sv-wide }",
        "{count:guides}",
    ],
)
def test_what_groups_the_parts_of_a_page_may_stand_in_it(text) -> None:
    assert list(page_rules.page_problems(PAGE + text, "x.md")) == []
