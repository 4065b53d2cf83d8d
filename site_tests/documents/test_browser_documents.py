"""Whatever a reader wrote is in the document that their browser makes of it: for Word, on paper, and as text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token
from site_tests.documents.conftest import Written, write

Pieces = list[tuple[str, Any]]


def squeezed(text: str) -> str:
    """The text without spaces, which all these formats are free to change, and without the marks of lists."""
    return re.sub(r"[\s\ufeff]+", "", text)


def texts(pieces: Pieces) -> Iterator[str]:
    for kind, content in pieces:
        yield from (cell for row in content for cell in row) if kind == "table" else [content]


# ---- Word


def in_word(document: Any) -> Pieces:
    """What a document of Word is made of, as python-docx reads it."""
    kinds = {num.numId: num.abstractNumId.val for num in document.part.numbering_part.element.num_lst}
    found: Pieces = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            found.append(("table", [[cell.text for cell in row.cells] for row in part.rows]))
            continue
        assert isinstance(part, Paragraph)
        name = ((part.style and part.style.name) or "").lower()
        properties = part._p.pPr
        number = properties.numPr.numId.val if properties is not None and properties.numPr is not None else None
        if number is not None:
            found.append((("bullet", "number")[kinds[number]], part.text))
        elif name == "normal" and part.paragraph_format.line_spacing:
            assert part.text == ""  # only keeps two tables apart
        else:
            found.append(("paragraph" if name == "normal" else name, part.text))
    return found


def full(pieces: Pieces) -> Pieces:
    """Rows as long as the longest of their table, and no table without columns."""
    found: Pieces = []
    for kind, content in pieces:
        if kind != "table":
            found.append((kind, content))
        elif width := max(map(len, content)):
            found.append((kind, [row + [""] * (width - len(row)) for row in content]))
    return found


def test_word_documents_hold_every_heading_paragraph_item_and_cell_as_it_was(written: dict[str, Written]) -> None:
    assert len(written) > 50
    for each in written.values():
        found = in_word(docx.Document(str(each.file)))
        assert found == full([(kind, content) for kind, content in each.pieces]), each.name
        assert each.type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_word_document_says_its_title_its_language_and_its_day(written: dict[str, Written]) -> None:
    document = docx.Document(str(written["ordinary"].file))
    about = document.core_properties
    assert (about.title, about.language) == ("A title & <more> ", "en-GB")
    assert about.created == about.modified == datetime.fromisoformat("2026-11-23T00:00:00Z")
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_the_head_of_every_table_is_repeated_and_rows_stay_whole_unless_they_are_long(
    written: dict[str, Written],
) -> None:
    for each in written.values():
        for table in docx.Document(str(each.file)).tables:
            heads = [
                row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
            ]
            assert heads == [True, *[False] * (len(heads) - 1)]
            for row in table.rows:
                may_be_torn = row._tr.trPr is None or row._tr.trPr.find(qn("w:cantSplit")) is None
                assert may_be_torn == any(len(cell.text.encode("utf-16-le")) > 3000 for cell in row.cells)


def test_each_numbered_list_starts_from_one(written: dict[str, Written]) -> None:
    document = docx.Document(str(written["ordinary"].file))
    used = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert len(dict.fromkeys(used)) == 4
    starts = {num.numId: [o.startOverride.val for o in num.lvlOverride_lst] for num in numbers(document)}
    assert all(starts[number] == [1] for number in used)


def numbers(document: Any) -> Any:
    return document.part.numbering_part.element.num_lst


def test_links_lead_to_web_and_mail_addresses_alone(written: dict[str, Written]) -> None:
    found = set()
    for each in written.values():
        rels = docx.Document(str(each.file)).part.rels.values()
        found |= {rel.target_ref for rel in rels if rel.reltype == RELATIONSHIP_TYPE.HYPERLINK}
    assert "https://example.org/a%20b?x=(1)&y=%3C2%3E" in found
    assert all(re.fullmatch(r"(https?|mailto):[^\s<>\"'\\`]+", target) for target in found)


def test_text_that_reads_from_the_right_does_so_in_word(written: dict[str, Written]) -> None:
    for paragraph in docx.Document(str(written["hostile"].file)).paragraphs:
        from_the_right = paragraph.text.startswith(("مرحبا", "שלום"))
        properties = paragraph._p.pPr
        assert (properties is not None and properties.find(qn("w:bidi")) is not None) == from_the_right
        assert bool(list(paragraph._p.iter(qn("w:rtl")))) == from_the_right


def test_a_wide_table_lays_its_document_on_the_side(written: dict[str, Written]) -> None:
    section = docx.Document(str(written["wide"].file)).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    for each in written.values():
        document = docx.Document(str(each.file))
        section = document.sections[0]
        width = section.page_width - section.left_margin - section.right_margin
        for table in document.tables:
            assert 0.99 * width <= sum(column.width for column in table.columns) <= width


def test_the_same_text_makes_the_same_bytes_anywhere_and_a_file_that_any_program_can_unpack(
    written: dict[str, Written], tmp_path: Path
) -> None:
    there = write(tmp_path, TZ="Pacific/Auckland", LANG="ar_EG.UTF-8")
    for each in written.values():
        assert each.file.read_bytes() == there[each.name].file.read_bytes()
        with zipfile.ZipFile(each.file) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[0] == "[Content_Types].xml"
            for entry in archive.infolist():
                # Programs that read as they go do not take an entry whose size stands behind it.
                assert (entry.flag_bits & 8, entry.date_time) == (0, (1980, 1, 1, 0, 0, 0))


# ---- on paper


def test_every_page_says_what_it_is_and_its_number(printed: dict[str, list[str]]) -> None:
    for pages in printed.values():
        for number, page in enumerate(pages, start=1):
            assert squeezed(f"A footer & <more> · Page {number} of {len(pages)}") in squeezed(page)


def test_on_paper_an_ordinary_document_has_all_its_text_in_order(
    written: dict[str, Written], printed: dict[str, list[str]]
) -> None:
    foot = re.compile(r"Afooter&<more>·Page\d+of\d+")
    page = foot.sub("", squeezed("".join(printed["ordinary"])))
    place = 0
    for text in (text for text in texts(written["ordinary"].pieces) if text):
        # The head of a table that is torn by a page stands on the next one too.
        found = page.find(squeezed(text), place)
        if found < 0:
            found = page.replace("NumberWhat", "").find(squeezed(text))
            assert found >= 0, text
        else:
            place = found
    assert len([page for page in printed["ordinary"] if "NumberWhat" in squeezed(page)]) >= 3


def test_on_paper_nothing_is_cut_of_hostile_and_of_long_texts(
    written: dict[str, Written], printed: dict[str, list[str]]
) -> None:
    hostile = squeezed("".join(printed["hostile"]))
    for number in range(30):
        assert hostile.count(f"start{number}") >= 4
        assert hostile.count(f"end{number}") >= 4
    for text in ("=1+1", "@SUM(A1:A9)", "</w:t></w:r></w:p><w:sectPr>", "<script>alert(1)</script>", "$&$1$`"):
        assert text in hostile
    found = re.findall(r"word\d{5}", squeezed("".join(printed["long"])))
    assert set(found) == set(re.findall(r"word\d{5}", "".join(texts(written["long"].pieces))))
    assert len(set(found)) == 40_000


def test_on_paper_a_wide_table_stands_on_one_page_that_lies_on_its_side(printed: dict[str, list[str]]) -> None:
    (page,) = printed["wide"]
    assert all(f"Column{number}" in squeezed(page) for number in range(1, 9))


# ---- Markdown


def in_markdown(tokens: list[Token]) -> Pieces:
    """What Markdown is made of, as a parser reads it."""
    found: Pieces = []
    kinds: list[str] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            kinds.append("bullet" if token.type.startswith("bullet") else "number")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            kinds.pop()
        elif token.type == "heading_open":
            kinds.append(f"heading {token.tag[1]}")
        elif token.type == "table_open":
            kinds.append("table")
        elif token.type in ("heading_close", "table_close"):
            kinds.pop()
        elif token.type == "inline":
            found.append((kinds[-1] if kinds else "paragraph", "".join(map(said, token.children or []))))
        else:
            assert re.fullmatch(r"(paragraph|list_item|thead|tbody|tr|th|td)_(open|close)", token.type), token
    return found


def said(token: Token) -> str:
    if token.type == "html_inline":
        assert token.content == "<br>"
        return "\n"
    assert token.type in ("text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close") or (
        re.fullmatch(r"(em|link)_(open|close)", token.type)
    ), token
    if token.type == "link_open":
        assert re.match(r"(https?|mailto):", str(token.attrs["href"]))
    return "\n" if "break" in token.type else token.content


def test_markdown_reads_as_the_same_text_and_no_sign_in_it_becomes_a_mark(written: dict[str, Written]) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for each in written.values():
        found = "".join(squeezed(text) for _, text in in_markdown(parser.parse(each.markdown)))
        assert found == squeezed("".join(texts(each.pieces))), each.name


def test_markdown_keeps_headings_lists_and_tables(written: dict[str, Written]) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = in_markdown(parser.parse(written["ordinary"].markdown))
    for kind in ("heading 1", "heading 2", "heading 3", "number", "bullet"):
        wanted = [squeezed(text) for each, text in written["ordinary"].pieces if each == kind]
        assert [squeezed(text) for each, text in found if each == kind] == wanted
    assert sum(token.type == "table_open" for token in parser.parse(written["ordinary"].markdown)) == 4
    lists = [t.type for t in parser.parse(written["ordinary"].markdown) if t.type.endswith("list_open")]
    assert lists == ["bullet_list_open", "ordered_list_open", "ordered_list_open", "bullet_list_open"]


# ---- HTML and plain text


BLOCKS = {
    "p",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    *(f"h{n}" for n in range(1, 7)),
}


class Rich(HTMLParser):
    """The text of HTML, whose tags and attributes must be among those that mean nothing but text."""

    TAGS = frozenset({*BLOCKS, "strong", "em", "a", "br"})
    ATTRIBUTES = frozenset({"dir", "scope", "border", "href"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.opened: list[str] = []
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.TAGS
        assert {name for name, _ in attrs} <= self.ATTRIBUTES
        assert all(re.match(r"(https?|mailto):", value or "") for name, value in attrs if name == "href")
        if tag != "br":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def test_html_is_the_same_text_and_nothing_in_it_becomes_a_tag(written: dict[str, Written]) -> None:
    for each in written.values():
        assert squeezed(Rich(each.html).text) == squeezed("".join(texts(each.pieces))), each.name


def test_plain_text_has_all_of_it(written: dict[str, Written]) -> None:
    for each in written.values():
        place, plain = 0, squeezed(each.plain)
        for text in texts(each.pieces):
            place = plain.index(squeezed(text), place) + len(squeezed(text))
