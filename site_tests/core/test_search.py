"""What the search finds: how a page becomes documents, what counts as a word, and the files of the index."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from social_value.search import index, inverted
from social_value.search.collecting import documents_of_page, documents_of_toolkit, plain_markdown
from social_value.search.documents import KINDS, Document, Section, landing_on, page_of_html, plain
from social_value.search.index import Sizes, index_files, nearness
from social_value.search.inverted import impact
from social_value.search.words import STOP_WORDS, fold, words

CASES = json.loads((Path(__file__).parents[1] / "fixtures" / "search" / "words.json").read_text(encoding="utf-8"))


# ---- words


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(unicodedata.normalize("NFC", text)) == expected


@given(st.text())
def test_a_word_that_is_folded_again_stays_as_it_is(text: str) -> None:
    assert all(fold(word) == word for word in words(plain(text)))


# ---- a page as a document


def sections_of(html: str) -> list[tuple[str, str, str]]:
    page = page_of_html(html, kind="page", address="x/", title="X")
    return [(section.heading, section.anchor, section.text) for section in page.sections]


def test_each_heading_with_what_follows_it_is_a_section() -> None:
    html = (
        '<h1 id="x">X</h1><p>First<br>of <em>all</em>s.</p><h2 id="one">One '
        '<a class="headerlink" href="#one">¶</a></h2><ul><li>a</li><li>b</li></ul><h3 id="two">Two</h3><p>c &amp; d</p>'
    )
    assert sections_of(html) == [("", "", "First of alls."), ("One", "one", "a b"), ("Two", "two", "c & d")]


def test_what_is_kept_from_the_search_is_not_read_however_it_is_nested() -> None:
    html = (
        "<p>kept</p><div data-search-exclude><div>no</div><p>no</p><img src=x><br>no</div><p>kept</p>"
        "<h2 id=a data-search-exclude>no</h2><p>no</p><h2 id=b>kept</h2><script>no</script><style>no</style>"
        '<p>kept<sup><a class="footnote-ref" href="#1">7</a></sup></p><div class="footnote"><p>no</p></div>'
        "<p hidden>no</p><button>no</button>"
    )
    assert sections_of(html) == [("", "", "kept kept"), ("kept", "b", "kept")]


def test_cells_of_a_table_are_told_apart() -> None:
    assert sections_of("<table><tr><td>a b</td><td>c</td></tr></table>") == [("", "", "a b · c ·")]


@given(st.text(alphabet="<>/ abpdivh2&;\"='-!", max_size=60))
def test_no_html_stops_the_build(html: str) -> None:
    assert sections_of(html)[0][:2] == ("", "")


def test_a_result_never_leads_to_an_id_that_the_finished_page_does_not_have() -> None:
    page = Document("page", "x/", "X", (Section("A", "a", "1"), Section("B", "b", "2")))
    landed = landing_on(page, '<h2 id="b">B</h2><a href="#a">A</a>')
    assert [(section.heading, section.anchor) for section in landed.sections] == [("A", ""), ("B", "b")]


def test_a_page_of_the_glossary_is_found_entry_by_entry() -> None:
    html = '<h1>Glossary</h1><p>Words.</p><h2 id="tender">Tender</h2><p>An offer.</p>'
    page, entry = documents_of_page("glossary.md", "Glossary", html, {})
    assert (page.kind, page.address, page.sections) == ("page", "glossary/", (Section("", "", "Words."),))
    assert entry == Document("glossary", "glossary/#tender", "Tender", (Section("", "", "An offer."),))


def test_front_matter_can_keep_a_page_out_or_let_it_count_for_more() -> None:
    assert documents_of_page("guidance/a.md", "A", "<p>a</p>", {"search": {"exclude": True}}) == []
    (page,) = documents_of_page("guidance/a.md", "A", "<p>a</p>", {"search": {"boost": 2}})
    assert (page.kind, page.address, page.boost) == ("guidance", "guidance/a/", 2)


def test_an_index_does_not_answer_for_everything_that_it_lists() -> None:
    meta = {"description": "What others did."}
    (page,) = documents_of_page("case-studies/index.md", "Case studies", "<ul><li>Everybody</li></ul>", meta)
    assert page.sections == (Section("", "", "What others did."),)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Some **bold**, *leaning* and `code`.", "Some bold, leaning and code."),
        ("- [a link](https://example.org/x_y) and\n1. more", "a link and more"),
        ("2 \\* 3 &amp; snake_case", "2 * 3 & snake_case"),
        ("| Part | Result |\n| --- | ---: |\n| Spending | 40% |", "Part Result Spending 40%"),
        ("## A heading\n\n> quoted", "A heading quoted"),
    ],
)
def test_the_words_of_markdown(markdown: str, expected: str) -> None:
    assert plain_markdown(markdown) == expected


def test_every_statement_and_every_case_study_is_found_where_it_stands(toolkit) -> None:
    found = documents_of_toolkit(toolkit)
    titles = {document.address: document.title for documents in found.values() for document in documents}
    for checklist in toolkit.checklists:
        for statement in checklist.statements():
            assert titles[f"checklists/{checklist.id}/#{statement.id}"] == plain(statement.text)
    for entry in toolkit.library.entries:
        assert titles[f"case-studies/{entry.id}/"] == plain(entry.study.title)


# ---- the index

A_WORD = st.text(alphabet="abcé1’<", min_size=1, max_size=5)
TEXTS = st.lists(A_WORD, max_size=8).map(" ".join)
DOCUMENT = st.builds(
    Document,
    kind=st.sampled_from(list(KINDS)),
    address=A_WORD,
    title=TEXTS,
    sections=st.lists(st.builds(Section, heading=TEXTS, anchor=A_WORD, text=TEXTS), max_size=3).map(tuple),
    context=TEXTS,
    boost=st.sampled_from([0.5, 1, 3]),
)
DOCUMENTS = st.lists(DOCUMENT, max_size=12)
SMALL = Sizes(words=60, texts=80, wide=2, best=2)


def index_of(documents: list[Document], sizes: Sizes = SMALL) -> dict[str, Any]:
    """The files of an index as data, by name without the version."""
    return {path.rpartition("/")[2]: json.loads(text) for path, text in index_files(documents, sizes)}


def numbered(index: dict[str, Any], start: str) -> list[Any]:
    """The contents of words-0.json, words-1.json, …"""
    return [index[f"{start}-{number}.json"] for number in range(len(index["index.json"][start]))]


@given(DOCUMENTS)
def test_every_word_stands_in_the_range_that_the_contents_name(documents: list[Document]) -> None:
    index = index_of(documents)
    ranges = numbered(index, "words")
    assert index["index.json"]["words"] == [entries[0][0] for entries in ranges]
    order = [word.encode("utf-16-be") for entries in ranges for word, _, _ in entries]
    assert order == sorted(set(order))
    expected = set()
    for document in documents:
        texts = [document.title, document.context, *(f"{it.heading} {it.text}" for it in document.sections)]
        expected |= {word for text in texts for word in words(text)}
    assert {word for entries in ranges for word, _, _ in entries} == expected - STOP_WORDS


@given(DOCUMENTS)
def test_every_document_stands_in_the_block_that_the_contents_name_and_kinds_are_together(
    documents: list[Document],
) -> None:
    index = index_of(documents)
    contents = index["index.json"]
    blocks = numbered(index, "texts")
    starts = [sum(map(len, blocks[:number])) for number in range(len(blocks))]
    assert contents["texts"] == starts
    shown = [document for block in blocks for document in block]
    expected = [document for kind in KINDS for document in documents if document.kind == kind]
    assert [(address, title) for address, title, _, _ in shown] == [(it.address, it.title) for it in expected]
    counts = [sum(document.kind == kind for document in documents) for kind in KINDS]
    assert [count for _, _, count in contents["kinds"]] == counts


@given(DOCUMENTS)
def test_the_same_documents_make_the_same_bytes_and_other_documents_another_version(documents: list[Document]) -> None:
    once = list(index_files(documents, SMALL))
    assert once == list(index_files(documents, SMALL))
    assert once[-1][0] == "index.json"
    other = list(index_files([*documents, Document("page", "new/", "new")], SMALL))
    assert json.loads(other[-1][1])["version"] != json.loads(once[-1][1])["version"]


CHANGES = st.lists(st.tuples(st.integers(0, 100), st.lists(DOCUMENT, max_size=2)), max_size=6)


@given(DOCUMENTS, CHANGES)
def test_an_index_that_is_made_again_after_a_change_is_the_same_as_a_new_one(
    documents: list[Document], changes: list[tuple[int, list[Document]]]
) -> None:
    with patch.object(inverted, "_FEW", 1), patch.dict(index._kept, clear=True):
        for place, others in [(0, []), *changes]:
            place %= len(documents) + 1
            documents = [*documents[:place], *others, *documents[place + 1 :]]
            again = list(index_files(documents, SMALL))
            with patch.dict(index._kept, clear=True):
                assert again == list(index_files(documents, SMALL))


def test_only_a_document_that_has_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Document] = []
    real = inverted._read
    monkeypatch.setattr(inverted, "_read", lambda document: read.append(document) or real(document))
    documents = [Document("page", f"{number}/", f"Page {number}") for number in range(40)]
    sizes = Sizes(words=999)
    list(index_files(documents, sizes))
    assert len(read) == 40
    read.clear()
    documents[7] = Document("page", "7/", "Another page")
    files = dict(index_files(documents, sizes))
    assert read == [documents[7]]
    assert "Another page" in "".join(files.values())


def test_a_small_toolkit_needs_few_files() -> None:
    pages = [Document("guidance", f"{number}/", f"Guide {number}") for number in range(50)]
    assert set(index_of(pages, Sizes())) == {"index.json", "words-0.json", "texts-0.json"}


def test_no_file_is_much_larger_than_it_should_be_however_many_documents_there_are() -> None:
    text = " ".join(f"word{number:04}" for number in range(400))
    cases = [Document("case-study", f"{number}/", f"Case {number}", (Section("", "", text),)) for number in range(60)]
    sizes = Sizes()
    files = dict(index_files(cases, sizes))
    assert len(files) > 15
    for name, content in files.items():
        limit = sizes.words if "/words-" in name else sizes.texts
        # At most the last item goes past it.
        assert len(content) < limit + 6000, name


def test_the_title_counts_for_more_than_a_heading_and_that_for_more_than_the_text() -> None:
    pages = [
        Document("page", "text/", "other", (Section("other", "a", "wage"),)),
        Document("page", "heading/", "other", (Section("wage", "a", "other"),)),
        Document("page", "title/", "wage", (Section("other", "a", "other"),)),
    ]
    (entries,) = numbered(index_of(pages, Sizes()), "words")
    impacts = next(found for word, _, found in entries if word == "wage")
    assert impacts == sorted(set(impacts))


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_more_occurrences_never_count_for_less_and_a_longer_document_never_for_more(
    weight: int, length: int, average: int
) -> None:
    assert 1 <= impact(weight, length, average) <= impact(weight + 1, length, average) < 64
    assert impact(weight, length + 1, average) <= impact(weight, length, average)


def test_a_whole_word_is_nearer_than_any_beginning() -> None:
    assert nearness("wage", "wage") > nearness("wage", "wages") > nearness("w", "wages") >= 1


def test_python_and_the_index_agree_on_what_a_letter_is() -> None:
    """The browser takes letters and numbers of Unicode; so does Python, whose own idea is another."""
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        category = unicodedata.category(character)
        assert character.isalnum() == (category[0] in "LN"), f"U+{code:04X} {category}"
