"""A checklist on paper and as a spreadsheet: what the files hold. What office programs make of them is in paper/."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries
from site_tests.strategies import make_checklist

from social_value.checklists.by_hand import most, numbered, steps, uppers
from social_value.checklists.model import DOES_NOT_APPLY, DONT_KNOW, Checklist
from social_value.paper import form, workbook
from social_value.paper.files import papers
from social_value.paper.formulas import ANSWERS, DUTIES, RESULTS, SCALE
from social_value.paper.workbook import START

KNOWN_EVERYWHERE = {
    *("AND", "COUNT", "COUNTIF", "COUNTIFS", "IF", "INDEX", "INT", "ISNUMBER", "LOOKUP", "OR"),
    *("SUM", "SUMPRODUCT", "TRIM"),
}
"""Functions of Excel 2007, LibreOffice, Numbers and Google Sheets."""


@pytest.fixture(params=["small", "toolkit"])
def checklist(request) -> Checklist:
    """That of the small project, then the toolkit's first."""
    return request.getfixturevalue(request.param).checklists[0]


@pytest.fixture
def book(checklist) -> Workbook:
    return load_workbook(io.BytesIO(workbook.write(checklist, "A toolkit")))


@pytest.fixture(params=["normal", "large"])
def word(checklist, request) -> docx.document.Document:
    content = form.write(checklist, "A toolkit", large=request.param == "large")
    return docx.Document(io.BytesIO(content))


def changed(checklist: Checklist, **fields) -> Checklist:
    return Checklist.model_validate(checklist.model_dump() | fields)


def states_of(checklist: Checklist, never: bool) -> list[str]:
    """What may be answered, in the order in which it is offered."""
    return [option.id for option in checklist.scale.options] + [DONT_KNOW] + ([] if never else [DOES_NOT_APPLY])


def words_of(element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


# ---- scoring by hand


def test_every_step_by_hand_names_the_points_the_weights_and_what_could_be_shown(small):
    found = steps(small.checklists[0])
    assert found[0]["parts"] == ["Not yet: 0", "Started: 1", "In place: 2", "In place and shown: 3"]
    assert "its 3 that many times: 1.2 counts twice." in found[2]["text"]
    assert "“In place” or higher, and those at “In place and shown”." in found[-1]["text"]


def test_a_step_that_would_say_nothing_is_left_out():
    with_all, without = make_checklist([1, 2]), make_checklist([1, 1], evidenced=None)
    assert len(steps(with_all)) - len(steps(without)) == 2
    lower = steps(make_checklist([1], evidenced=2))[-1]["text"]
    assert "those at “Option 2” or higher." in lower


def test_most_points_and_the_ends_of_bands():
    checklist = make_checklist([1, 10], [3], points=(1, 5), in_place=1, evidenced=None, bands=(0, 25, 99))
    assert [most(checklist, area) for area in checklist.areas] == [55, 15]
    assert uppers(checklist.bands) == [24, 98, 100]


# ---- the form


def test_the_form_has_every_area_and_statement_in_order(checklist, word):
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 3"]
    expected = [f"{number} {statement.text}" for number, statement in numbered(checklist)]
    assert headings[: len(expected)] == expected
    areas = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 2"]
    assert set(areas) >= {f"{place} {area.title}" for place, area in enumerate(checklist.areas, start=1)}


def test_there_is_one_box_for_each_answer_named_as_the_page_names_it(checklist, word):
    boxes = [box for box in word.element.iter(qn("w:sdt")) if box.find(f".//{qn('w14:checkbox')}") is not None]
    assert [box.find(f".//{qn('w:tag')}").get(qn("w:val")) for box in boxes] == [
        f"{statement.id}--{state}"
        for statement in checklist.statements()
        for state in states_of(checklist, statement.does_not_apply == "never")
    ]
    assert {words_of(box) for box in boxes} == {"☐"}
    numbers = [box.find(f".//{qn('w:id')}").get(qn("w:val")) for box in boxes]
    assert len(set(numbers)) == len(numbers)


def test_a_name_that_is_too_long_for_word_is_cut():
    checklist = make_checklist([1], ids=["a" * 60])
    document = docx.Document(io.BytesIO(form.write(checklist, "A toolkit")))
    assert {len(tag.get(qn("w:val"))) for tag in document.element.iter(qn("w:tag"))} == {64}


def test_a_statement_and_all_under_it_is_held_on_one_page(checklist, word):
    """Every paragraph but the last holds on to the next, and none is torn apart itself."""
    texts = [f"{number} {statement.text}" for number, statement in numbered(checklist)]
    open_statements = 0
    for paragraph in word.paragraphs:
        layout = paragraph.paragraph_format
        if paragraph.text in texts:
            open_statements += 1
            assert paragraph.style.paragraph_format.keep_with_next
            assert paragraph.style.paragraph_format.keep_together
        elif open_statements and paragraph.text.startswith("What shows it"):
            open_statements -= 1
            assert not layout.keep_with_next
            assert paragraph.style.paragraph_format.keep_together
        elif open_statements:
            assert layout.keep_with_next
            assert layout.keep_together
    assert open_statements == 0


def test_a_reason_is_asked_for_only_where_the_page_asks(checklist, word):
    reasons = sum(paragraph.text.startswith("If it does not apply to you, why?") for paragraph in word.paragraphs)
    assert reasons == sum(statement.does_not_apply == "with-reason" for statement in checklist.statements())


def test_the_form_says_how_to_score_it_and_has_a_row_for_each_area_and_band(checklist, word):
    said = [paragraph.text for paragraph in word.paragraphs]
    for step in steps(checklist):
        assert step["text"] in said
        assert set(step["parts"]) <= set(said)
    scores, bands = word.tables
    assert len(scores.rows) == len(checklist.areas) + 2
    assert [row.cells[1].text for row in scores.rows[1:-1]] == [str(most(checklist, area)) for area in checklist.areas]
    assert [row.cells[0].text for row in bands.rows[1:]] == [band.label for band in checklist.bands]


def test_every_legal_duty_is_marked_and_explained_at_the_end(checklist, word):
    text = words_of(word.element)
    duties = [statement.must for statement in checklist.statements() if statement.must]
    assert duties
    for duty in duties:
        assert text.count(duty.law) == 2
        assert text.count(duty.note) == 1
    assert text.count("A legal duty: ") == len(duties)


def test_a_form_of_a_checklist_without_duties_weights_and_origin_is_shorter_and_sound():
    document = docx.Document(io.BytesIO(form.write(make_checklist([1]), "A toolkit")))
    text = words_of(document.element)
    assert "Legal dut" not in text
    assert "counts" not in text
    assert "comes from" not in text


def test_nothing_in_large_print_is_smaller_than_16_points(checklist):
    normal, large = (
        [int(size.get(qn("w:val"))) / 2 for size in docx.Document(io.BytesIO(content)).styles.element.iter(qn("w:sz"))]
        for content in (form.write(checklist, "A toolkit", large=large) for large in (False, True))
    )
    assert min(large) == 16
    assert all(wide > small for small, wide in zip(normal, large, strict=True))
    document = docx.Document(io.BytesIO(form.write(checklist, "A toolkit", large=True)))
    assert not list(document.element.iter(qn("w:sz")))  # a size of its own would not have grown


def test_the_footer_names_the_edition_the_toolkit_and_the_licence(checklist, word):
    foot = words_of(word.sections[0].footer._element)
    assert foot.startswith(f"{checklist.title}, edition {checklist.edition} · A toolkit, CC BY 4.0 · Page ")
    assert f"Edition {checklist.edition}, published 22 November 2026." in words_of(word.element)


# ---- the spreadsheet


def test_each_statement_has_a_row_with_its_id_and_weight_in_hidden_columns(checklist, book):
    sheet = book[ANSWERS]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[1], row[7], row[8]) for row in found] == [
        (number, statement.id, statement.weight) for number, statement in numbered(checklist)
    ]
    for row, statement in zip(found, checklist.statements(), strict=True):
        assert row[2].partition("\n")[0] == statement.text
        assert ("A legal duty" in row[2]) == (statement.must is not None)
        assert ("Counts" in row[2]) == (statement.weight > 1)
    hidden = [letter for letter, column in sheet.column_dimensions.items() if column.hidden]
    assert hidden == ["H", "I", "J", "K", "L", "M"]


def test_each_answer_is_chosen_from_the_answers_of_its_statement(checklist, book):
    sheet = book[ANSWERS]
    ids = {row[1].value: row[4].value for row in book[SCALE].iter_rows(min_row=2)}
    for row, statement in enumerate(checklist.statements(), start=2):
        (rule,) = (rule for rule in sheet.data_validations.dataValidation if f"D{row}" in rule.cells)
        assert (rule.type, rule.showErrorMessage) == ("list", True)
        name, _, cells = rule.formula1.partition("!")
        assert name == SCALE
        _, first, _, last = range_boundaries(cells)
        labels = [book[SCALE][f"B{place}"].value for place in range(first, last + 1)]
        assert [ids[label] for label in labels] == states_of(checklist, statement.does_not_apply == "never")


def test_only_what_is_to_be_filled_in_can_be_changed_and_there_is_no_password(checklist, book):
    unlocked = {(sheet.title, cell.column_letter) for sheet in book for row in sheet for cell in row if _is_open(cell)}
    assert unlocked == {(START, "B"), *((ANSWERS, column) for column in "DEF")}
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not any(_is_open(cell) for row in sheet for cell in row if cell.data_type == "f")
    number = len(list(checklist.statements()))
    assert sum(_is_open(cell) for row in book[ANSWERS] for cell in row) == 3 * number


def _is_open(cell) -> bool:
    return not cell.protection.locked


def test_every_formula_is_one_that_every_spreadsheet_knows(book):
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) > 30
    for formula in formulas:
        assert isinstance(formula, str)  # an array formula is an object of its own
        assert len(formula) < 8192
        for token in Tokenizer(formula).items:
            if token.type == "FUNC" and token.subtype == "OPEN":
                assert token.value.rstrip("(") in KNOWN_EVERYWHERE, formula
            if token.type == "OPERAND" and token.subtype == "TEXT":
                assert len(token.value) < 255, formula


def test_a_sheet_has_headings_that_stay_and_print_and_no_merged_cells(checklist, book):
    assert book.sheetnames == [START, ANSWERS, RESULTS, DUTIES, SCALE]
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text.startswith(f"{checklist.title}, edition {checklist.edition}")
    for name in (ANSWERS, RESULTS, DUTIES, SCALE):
        assert book[name].freeze_panes == "A2"
        assert book[name].print_title_rows == "$1:$1"
        assert all(cell.value for cell in book[name][1])
    assert {table for sheet in book for table in sheet.tables} == {"Statements", "Areas", "Laws"}
    for sheet in book:
        for table in sheet.tables.values():
            assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]


def test_the_note_says_which_edition_it_is_and_from_whom(checklist, book):
    said = {row[0].value: row[1].value for row in book[START].iter_rows()}
    assert checklist.title in said
    assert said["Edition"] == f"Edition {checklist.edition}, published 22 November 2026."
    assert said["From"] == "A toolkit, CC BY 4.0"
    assert "Where your answers are" in said


def test_a_checklist_without_duties_or_evidenced_option_has_no_rows_for_them():
    book = load_workbook(io.BytesIO(workbook.write(make_checklist([1], evidenced=None), "A toolkit")))
    assert DUTIES not in book.sheetnames
    names = {row[0].value for row in book[RESULTS].iter_rows()}
    assert not {name for name in names if name and ("duties" in name or "in place" in name)}


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "+1", "-1", "5 < 6 & 7", "“x”", "1.5", "TRUE", "\U0001f6b2 &D"])
def test_hostile_words_are_only_words(small, text):
    data = small.checklists[0].model_dump() | {"title": text}
    data["areas"][0]["title"] = data["areas"][0]["statements"][0]["text"] = data["bands"][0]["label"] = text
    data["scale"]["options"][0]["label"] = data["areas"][1]["statements"][0]["must"]["note"] = text
    content = workbook.write(Checklist.model_validate(data), text)
    book = load_workbook(io.BytesIO(content))
    assert book[START]["A1"].value == book[SCALE]["B2"].value == book[ANSWERS]["C2"].value == text
    assert book[ANSWERS]["A2"].value == f"1 {text}"
    assert {book[SCALE]["B2"].data_type, book[START]["A1"].data_type, book[DUTIES]["D2"].data_type} == {"s"}
    foot = re.search("<oddFooter>(.*?)</oddFooter>", _part(content, "xl/worksheets/sheet1.xml"))[1]
    codes = re.findall("&.", html.unescape(foot).replace("&&", ""))
    assert codes == ["&C", "&P", "&N"]


def test_a_long_title_leaves_the_foot_short_enough_for_excel():
    checklist = changed(make_checklist([1]), title="a" * 160)
    for sheet in load_workbook(io.BytesIO(workbook.write(checklist, "b" * 160))):
        assert len(sheet.oddFooter.center.text) < 250


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


# ---- the files


def test_the_bytes_are_the_same_each_time_and_tell_nothing_of_the_build(checklist):
    for write in (form.write, workbook.write):
        first, second = write(checklist, "A toolkit"), write(checklist, "A toolkit")
        assert first == second
        with zipfile.ZipFile(io.BytesIO(first)) as archive:
            assert archive.testzip() is None
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [name for name in archive.namelist() if "vba" in name.lower()]
    about = load_workbook(io.BytesIO(workbook.write(checklist, "A toolkit"))).properties
    assert about.created == about.modified == datetime.datetime(2026, 11, 22)
    assert (about.title, about.creator, about.language) == (checklist.title, "A toolkit", "en-GB")


def test_a_row_grows_with_what_is_written_in_it(checklist):
    assert not re.search("customHeight", _part(workbook.write(checklist, "A toolkit"), "xl/worksheets/sheet2.xml"))


def test_the_files_are_made_again_only_when_something_in_them_changes(small):
    first = small.checklists[0]
    before = papers(first, "A toolkit")
    assert papers(changed(first), "A toolkit") is before
    assert papers(changed(first, title="Other"), "A toolkit")[0].content != before[0].content
    assert papers(first, "Another")[0].content != before[0].content
    assert papers(first, "A toolkit") == before


def test_the_files_are_small_and_named_after_the_checklist(checklist):
    files = papers(checklist, "A toolkit")
    assert [file.path for file in files] == [
        f"checklists/{checklist.id}-{name}" for name in ("form.docx", "form-large-print.docx", "spreadsheet.xlsx")
    ]
    for file in files:
        assert 1 <= file.size <= 60
        assert file.size == round(len(file.content) / 1000)
