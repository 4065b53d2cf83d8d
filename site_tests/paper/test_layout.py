"""The forms as an office program lays them out: what belongs together stands on one page."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader
from site_tests.paper.conftest import every_checklist
from tools.office import convert

from social_value.checklists.by_hand import numbered
from social_value.checklists.model import Checklist
from social_value.paper import form

FORMS = [(checklist, large) for checklist in every_checklist() for large in (False, True)]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Checklist, list[str]]]:
    """Each form, in both sizes, with the text of its pages."""
    folder = tmp_path_factory.mktemp("forms")
    files = []
    for number, (checklist, large) in enumerate(FORMS):
        files.append(folder / f"{number}.docx")
        files[-1].write_bytes(form.write(checklist, "A toolkit", large=large))
    done = convert(files, "pdf", folder)
    return [
        (checklist, [_squeezed(page.extract_text()) for page in PdfReader(file).pages])
        for file, (checklist, _) in zip(done, FORMS, strict=True)
    ]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_statement_stands_with_all_its_boxes_and_lines_on_one_page(laid_out) -> None:
    for checklist, pages in laid_out:
        place = 0
        for number, statement in numbered(checklist):
            boxes = len(checklist.scale.options) + (1 if statement.does_not_apply == "never" else 2)
            while f"{number} {statement.text}" not in pages[place]:
                place += 1  # fails behind the last page
            text = pages[place].partition(f"{number} {statement.text}")[2]
            answers, line, _ = text.partition("What shows it, and where you keep that:")
            assert line, f"{number} is torn apart"
            assert answers.count("☐") == boxes
            assert ("why?" in answers) == (statement.does_not_apply == "with-reason")


def test_an_area_starts_on_the_page_of_its_first_statement(laid_out) -> None:
    for checklist, pages in laid_out:
        for place, area in enumerate(checklist.areas, start=1):
            start = f"{place} {area.title} {area.summary} {place}.1 {area.statements[0].text}"
            assert sum(start in page for page in pages) == 1


def test_every_page_says_what_it_is_and_its_number(laid_out) -> None:
    for checklist, pages in laid_out:
        for number, page in enumerate(pages, start=1):
            foot = f"{checklist.title}, edition {checklist.edition} · A toolkit, CC BY 4.0 · "
            assert f"{foot}Page {number} of {len(pages)}" in page
