"""Documents to take away: what they may hold, what Word gets, and how a page offers them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from site_tests.rendering import Html, render

from social_value.documents.blocks import Heading, Item, Listing, Paragraph, Run, Table, plain
from social_value.documents.reading import read
from social_value.documents.take_away import NAME, page_problems
from social_value.documents.word import WIDE, write
from social_value.stage import stage

PAGE, GUIDE = "content/guidance/pay.md", "guidance/pay.md"
DAY = datetime.date(2026, 11, 22)

SHEET = """## Pay & < conditions

Ours is **[rate]** an hour. See [the *site*](https://example.org/a_(b)?x=1&y=2).\\
It is *measured*.

### Questions

1. First
   - one
   - two
2. Second

| What | When |
| --- | --- |
| Ask **everybody** | [date] |
| | |

1. Again
"""


def word(text: str, footer: str = "Foot") -> docx.document.Document:
    blocks, problems = read(text, "x.md")
    assert not problems
    return docx.Document(io.BytesIO(write(blocks, footer, "Somebody", DAY)))


def words_of(element) -> str:
    """All that can be read in a part of a document, in its blanks and links too."""
    return "".join("\n" if node.tag == qn("w:br") else node.text or "" for node in element.iter(qn("w:t"), qn("w:br")))


def paragraphs(document) -> list[tuple[str, str]]:
    """The style and the words of each paragraph outside tables."""
    return [(paragraph.style.name, words_of(paragraph._p)) for paragraph in document.paragraphs]


# ---- reading


def test_everything_that_a_document_may_hold_is_read():
    blocks, problems = read(SHEET, "x.md")
    assert problems == []
    title, first, section, listed, table, again = blocks
    assert title == Heading(1, (Run("Pay & < conditions"),))
    address = "https://example.org/a_(b)?x=1&y=2"
    assert first == Paragraph(
        (
            Run("Ours is "),
            Run("[rate]", bold=True, blank=True),
            Run(" an hour. See "),
            Run("the ", address=address),
            Run("site", italic=True, address=address),
            Run("."),
            Run("\n"),
            Run("It is "),
            Run("measured", italic=True),
            Run("."),
        )
    )
    assert section == Heading(2, (Run("Questions"),))
    inner = Listing((Item((Run("one"),)), Item((Run("two"),))))
    assert listed == Listing((Item((Run("First"),), (inner,)), Item((Run("Second"),))), numbered=True)
    assert table == Table(
        ((Run("What"),), (Run("When"),)),
        (((Run("Ask "), Run("everybody", bold=True)), (Run("[date]", blank=True),)), ((), ())),
    )
    assert again == Listing((Item((Run("Again"),)),), numbered=True)


@pytest.mark.parametrize(
    ("text", "marker", "message", "hint"),
    [
        ("Text first.\n\n### Then", "Text", "starts with its title", "Write ## and its title"),
        ("### Deep", "###", "starts with its title", "two number signs"),
        ("## A\n\n## B", "## B", "has one title", "three number signs"),
        ("## A\n\n# B", "# B", "has one title", "three number signs"),
        ("## A\n\n#### B", "#### B", "too deep", "Write it with ###."),
        ("## A\n\n### B\n\n#### C\n\n##### D", "##### D", "too deep", "Write it with ####."),
        ("", "", "The document is empty", "Write ## and its title"),
        ("## A\n\n> quoted", "> quoted", "A quotation cannot stand", "as a paragraph"),
        ("## A\n\n```\ncode\n```", "```\ncode", "A block of code", "as a paragraph"),
        ("## A\n\n    code", "code", "four spaces", "Take the spaces away"),
        ("## A\n\nSome `code`", "code`", "Text between backticks", "backticks"),
        ("## A\n\n***", "***", "A ruled line", "Use a heading"),
        ("## A\n\n<div>x</div>", "<div>", "HTML cannot stand", "Markdown"),
        ("## A\n\nSome <b>x</b>", "<b>", "HTML cannot stand", "Markdown"),
        ("## A\n\n![x](https://e.org/y.png)", "![", "A picture cannot stand", "in words"),
        ("## A\n\nSee [x](../about.md)", "../about.md", "lead nowhere", "https://"),
        ("## A\n\nSee [x](#y)", "#y", "lead nowhere", "https://"),
        ("## A\n\nSee [x](ftp://e.org)", "ftp://e.org", "may not start with “ftp:”", ""),
        ("## A\n\nSaid[^note] so", "[^note]", "A footnote cannot stand", "in the text"),
        ("## A\n\nFill in [this", "[this", "square bracket", "[what you do]"),
        ("## A\n\nFill in [this **and** that]", "[this", "square bracket", "[what you do]"),
        ("## A\n\nFill in this]", "]", "square bracket", "[what you do]"),
        ("## A\n\nHow many: {count:guides}", "{count:guides}", "cannot stand in a document", "{fact:…}"),
        ("## A\n\nText\n{: .x }", "{: .x }", "cannot stand in a document", "{fact:…}"),
        ("## A\n\nA bell \x07", "\x07", "unwanted character", "Take it away"),
        ("## A\n\n- one\n  - two\n    - three", "    - three", "nested too deeply", "no others"),
        ("## A\n\n- one\n\n  more", "more", "holds one paragraph", "new item"),
        ("## A\n\n| a | |\n| --- | --- |\n| x | y |", "| a |", "has no heading", "what stands in it"),
    ],
)
def test_what_no_document_can_hold_is_reported_at_its_place(text, marker, message, hint):
    _, problems = read(text, "x.md", 11)
    problem = problems[0]
    start = text.index(marker) + len(marker) - len(marker.lstrip())
    place = (11 + text.count("\n", 0, start), start - text.rfind("\n", 0, start))
    assert message in problem.message
    assert hint in problem.hint
    assert (problem.line, problem.column) == place


def test_one_reading_reports_every_problem():
    _, problems = read("### A\n\n> b\n\n<hr>\n\nSee [x](y.md)\n", "x.md")
    assert [problem.line for problem in problems] == [1, 3, 5, 7]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_and_what_is_sound_can_be_written(text):
    blocks, problems = read(text, "x.md")
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
    if not problems:
        docx.Document(io.BytesIO(write(blocks, "Foot", "Somebody", DAY)))


# ---- writing


def test_every_kind_of_block_is_what_it_is_called_in_word():
    document = word(SHEET)
    assert paragraphs(document) == [
        ("Heading 1", "Pay & < conditions"),
        ("Normal", "Ours is [rate] an hour. See the site.\nIt is measured."),
        ("Heading 2", "Questions"),
        ("List Paragraph", "First"),
        ("List Paragraph", "one"),
        ("List Paragraph", "two"),
        ("List Paragraph", "Second"),
        ("List Paragraph", "Again"),
    ]
    (table,) = document.tables
    assert [[words_of(cell._tc) for cell in row.cells] for row in table.rows] == [
        ["What", "When"],
        ["Ask everybody", "[date]"],
        ["", ""],
    ]


def test_a_table_repeats_its_headings_and_no_row_is_torn_apart():
    (table,) = word(SHEET).tables
    rows = [row._tr.trPr for row in table.rows]
    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True, False, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert table.rows[0].height is None
    assert table.rows[2].height.mm == pytest.approx(10, abs=0.1)


def test_a_table_is_as_wide_as_the_page_whatever_is_in_it():
    for cells in (["a", "b"], ["a" * 300, "b"], ["x"] * 12, ["word " * 50, "", "y"]):
        head = "| " + " | ".join(f"h{n}" for n in range(len(cells))) + " |\n" + "|---" * len(cells) + "|\n"
        document = word(f"## T\n\n{head}| {' | '.join(cells)} |\n")
        section, (table,) = document.sections[0], document.tables
        page = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in table.columns) == pytest.approx(page, rel=0.01)
        assert min(column.width.mm for column in table.columns) > 2


def test_each_list_counts_from_one_and_a_list_inside_is_deeper():
    document = word(SHEET)
    found = [
        (paragraph._p.pPr.numPr.numId.val, paragraph._p.pPr.numPr.ilvl.val)
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Paragraph"
    ]
    assert [level for _, level in found] == [0, 1, 1, 0, 0]
    first, bullets, _, second, again = (number for number, _ in found)
    assert first == second
    assert len({first, bullets, again}) == 3
    kinds = {num.numId: num.abstractNumId.val for num in document.part.numbering_part.element.num_lst}
    assert kinds[first] == kinds[again] != kinds[bullets]


def test_a_blank_is_a_control_that_goes_when_it_is_filled_in():
    document = word(SHEET)
    controls = list(document.element.iter(qn("w:sdt")))
    assert [words_of(control) for control in controls] == ["[rate]", "[date]"]
    for control in controls:
        properties = control.find(qn("w:sdtPr"))
        assert properties.find(qn("w:temporary")) is not None
        assert properties.find(qn("w:showingPlcHdr")) is not None
        assert control.find(f".//{qn('w:rStyle')}").get(qn("w:val")) == "PlaceholderText"
    assert [control.find(f".//{qn('w:alias')}").get(qn("w:val")) for control in controls] == ["rate", "date"]
    ids = [control.find(f".//{qn('w:id')}").get(qn("w:val")) for control in controls]
    assert len(set(ids)) == len(ids)


def test_a_link_leads_to_its_address():
    document = word(SHEET)
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [(link.text, link.address) for link in links] == [
        ("the ", "https://example.org/a_(b)?x=1&y=2"),
        ("site", "https://example.org/a_(b)?x=1&y=2"),
    ]


def test_the_paper_is_a4_and_lies_on_its_side_for_a_wide_table():
    def size(columns: int) -> tuple[int, int]:
        table = "| h " * columns + "|\n" + "|---" * columns + "|\n"
        section = word(f"## T\n\n{table}").sections[0]
        return round(section.page_width.mm), round(section.page_height.mm)

    assert size(WIDE - 1) == (210, 297)
    assert size(WIDE) == (297, 210)


def test_a_document_says_what_it_is_in_which_language_and_nothing_of_who_built_it():
    document = word(SHEET)
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Pay & < conditions", "Somebody", "Somebody")
    assert about.created.date() == about.modified.date() == DAY
    assert about.language == "en-GB"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_each_page_ends_with_the_footer_and_its_number():
    (paragraph,) = word(SHEET, "The toolkit & <co>").sections[0].footer.paragraphs
    assert words_of(paragraph._p) == "The toolkit & <co> · Page 1 of 1"
    fields = [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert paragraph.style.name.casefold() == "footer"


def test_nothing_is_spaced_with_empty_paragraphs():
    assert all(text for _, text in paragraphs(word(SHEET)))


def test_two_tables_stay_two_and_the_last_thing_is_a_paragraph():
    table = "| a |\n| --- |\n| b |\n"
    body = word(f"## T\n\n{table}\n{table}").element.body
    kinds = [child.tag.rpartition("}")[2] for child in body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_every_style_that_is_used_is_one_of_ours():
    document = word(SHEET)
    known = {style.style_id for style in document.styles}
    used = {
        node.get(qn("w:val"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in document.element.iter(qn(f"w:{tag}"))
    }
    assert used <= known


@pytest.mark.parametrize("text", ["<w:t>&amp;</w:t>", "]]>", "../../x", "a\u202eb", "\U0001f6b2", "’“„", "{{x}}"])
def test_hostile_words_are_only_words(text):
    content = write((Heading(1, (Run(text),)), Paragraph((Run(text, blank=True),))), text, text, DAY)
    document = docx.Document(io.BytesIO(content))
    assert paragraphs(document) == [("Heading 1", text), ("Normal", text)]
    assert document.core_properties.title == text


def test_the_bytes_are_the_same_each_time():
    blocks, _ = read(SHEET, "x.md")
    first, second = (write(blocks, "Foot", "Somebody", DAY) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


# ---- pages


def with_document(project, text: str = SHEET) -> None:
    """Give a guide of the small project a document."""
    project.replace(
        PAGE,
        "Pay people what",
        f"## Use it\n\nWell.\n\n{{document:start}}\n\n{text}\n{{document:end}}\n\nPay people what",
    )


def test_a_page_with_a_document_gets_a_file_of_the_same_name(project):
    with_document(project)
    toolkit = project.load()
    (document,) = toolkit.documents.values()
    assert list(toolkit.documents) == [GUIDE]
    assert document.path == "guidance/pay.docx"
    made = docx.Document(io.BytesIO(document.content))
    assert paragraphs(made)[0] == ("Heading 1", "Pay & < conditions")


def test_the_page_offers_it_before_its_first_section_and_after_the_document(project):
    with_document(project)
    toolkit = project.load()
    size = round(len(toolkit.documents[GUIDE].content) / 1000)
    text = toolkit.finished(project.text(PAGE), GUIDE)
    link = f"[Download for Word, {size} KB](pay.docx){{: .sv-download }}"
    assert text.count(link) == 2
    first, second = text.index(link), text.rindex(link)
    assert text.index("\n# ") < first < text.index("## Use it") < text.index("## Pay & ") < second
    assert second < text.index("Pay people what")
    assert "{document" not in text
    tags = Html(render(text.partition("---\n")[2].partition("---\n")[2])).tags
    assert [tag for tag, attributes in tags if attributes.get("class") == "sv-document"] == ["section"]
    assert sum(attributes.get("class") == "sv-blank" for _, attributes in tags) == 2
    assert sum(attributes.get("href") == "pay.docx" for _, attributes in tags) == 2


def test_the_footer_names_the_toolkit_its_licence_and_the_day_of_the_review(project):
    with_document(project)

    def footer() -> str:
        content = project.load().documents[GUIDE].content
        return words_of(docx.Document(io.BytesIO(content)).sections[0].footer._element)

    title = re.search(r"^title: (.*)$", project.text("content/index.md"), re.MULTILINE)[1]
    assert footer().startswith(f"Template: {title}, CC BY 4.0, reviewed on ")
    (project.root / "content" / "index.md").unlink()
    assert footer().startswith(f"Template: {NAME}, CC BY 4.0, reviewed on ")


def test_a_fact_is_quoted_in_the_document_and_a_stale_one_says_so(project):
    text = project.text("content/_data/rates.yml")
    fact = re.search(r"id: ([a-z-]+)", text)[1]
    with_document(project, f"## T\n\nIt is {{fact:{fact}}} today.\n")

    def words(today: datetime.date) -> str:
        return paragraphs(docx.Document(io.BytesIO(project.load(today).documents[GUIDE].content)))[1][1]

    now, later = words(DAY), words(datetime.date(2099, 1, 1))
    assert "{" not in now
    assert "may be out of date" not in now
    assert "(may be out of date, last checked" in later
    assert "<span" not in later


def test_a_problem_in_the_document_is_reported_where_it_stands_in_the_page(project):
    with_document(project, "## T\n\nSee [x](../index.md) there.\n")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (PAGE, *project.place(PAGE, "../index.md"))


@pytest.mark.parametrize(
    ("text", "marker", "message", "hint"),
    [
        ("{document:start}\n\n## T", "{document:start}", "does not end", "{document:end}"),
        ("{document:end}", "{document:end}", "is not expected here", "starts before it ends"),
        (
            "{document:start}\n## T\n{document:end}\n{document:end} ",
            "{document:end} ",
            "is not expected",
            "one document",
        ),
        ("So {document:start}", "{document:start}", "cannot stand here", "on a line of its own"),
        ("{document:start} now", "{document:start}", "cannot stand here", "on a line of its own"),
        ("{document:begin}", "{document:begin}", "means nothing here", "between {document:start} and"),
        ("{Document: start}", "{Document: start}", "means nothing here", "between {document:start} and"),
    ],
)
def test_a_document_that_is_not_marked_well_is_reported_at_its_place(project, text, marker, message, hint):
    project.replace(PAGE, "Pay people what", f"{text}\n\nPay people what")
    problem = project.problem()
    assert (problem.path, problem.line, problem.column) == (PAGE, *project.place(PAGE, marker))
    assert message in problem.message
    assert hint in problem.hint


def test_a_page_that_explains_the_markers_as_code_has_no_document(project):
    project.replace(PAGE, "Pay people what", "```\n{document:start}\n## T\n{document:end}\n```\n\nPay people what")
    assert not project.load().documents
    assert not list(page_problems("`{document:start}`", "x.md"))


def test_staging_writes_the_documents(project, tmp_path):
    with_document(project)
    toolkit = project.load()
    stage(toolkit, tmp_path / "out")
    assert (tmp_path / "out/content/guidance/pay.docx").read_bytes() == toolkit.documents[GUIDE].content


def test_a_project_may_have_none(small):
    assert not small.documents


# ---- the documents of this toolkit


def test_there_are_the_five_templates_and_the_page_that_lists_them_names_each(toolkit):
    names = {"board-paper", "evidence-log", "policy-outline", "social-value-statement", "supplier-questions"}
    assert {f"take-away/{name}.md" for name in names} <= set(toolkit.documents)
    index = (toolkit.folders.content / "take-away" / "index.md").read_text(encoding="utf-8")
    for path in toolkit.documents:
        assert f"]({path.removeprefix('take-away/')})" in index


def test_a_page_shows_the_very_words_of_its_document(toolkit):
    """The site and the document are made by two readers of Markdown, which must not disagree."""
    for path, document in toolkit.documents.items():
        text = toolkit.finished((toolkit.folders.content / path).read_text(encoding="utf-8"), path)
        html = re.search(r'<section[^>]* class="sv-document".*?</section>', render(text), re.DOTALL)[0]
        html = re.sub(r'<a class="headerlink".*?</a>', "", html)
        body = docx.Document(io.BytesIO(document.content)).element.body
        assert "".join(Html(html).text.split()) == "".join(words_of(body).split()), path


def test_a_document_has_blanks_and_light_bytes(toolkit):
    for document in toolkit.documents.values():
        assert len(document.content) < 12_000
        body = docx.Document(io.BytesIO(document.content)).element.body
        assert list(body.iter(qn("w:sdt"))), document.path


def test_the_words_of_a_block_are_those_of_its_runs():
    assert plain((Run("a "), Run("b", bold=True), Run("\n"))) == "a b\n"
