"""The words of the toolkit are easy, plain and British; and how that is found out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.core.conftest import ROOT
from tools.readability import __main__ as command
from tools.readability.ease import FEWEST_WORDS, reading_age, sentences
from tools.readability.report import LONG, MOST_LONG, MOST_WORDS, OLDEST, examine, report
from tools.readability.texts import from_markdown, from_yaml, read_all
from tools.readability.words import JARGON, OUR_WORDS, Speller, our_words, read_jargon

from social_value.problems import format_terminal
from social_value.source import parse, read

EASY = "We help you. You give your time. A shop buys from a firm in the next road. " * 15
HARD = "Organisational transformation necessitates comprehensive administrative accountability. " * 40


@pytest.fixture(scope="module")
def speller():
    return Speller(our_words())


@pytest.fixture(scope="module")
def jargon():
    return read_jargon()


@pytest.fixture(scope="module")
def documents():
    """The toolkit's own."""
    return read_all(ROOT)


def page(text):
    return from_markdown(text, "page.md")


def seen(text):
    """What readers see of Markdown, one text for each passage."""
    return [passage.text for passage in page(text).passages]


def spans(text):
    """The sentences of Markdown."""
    return [sentence.text for sentence in sentences(page(text))]


def found(problems):
    """The line, column, message and hint of each problem."""
    return [(problem.line, problem.column, problem.message, problem.hint) for problem in problems]


# ---- the toolkit's own words


def test_everything_that_readers_see_is_easy_plain_and_spelt_as_in_britain():
    problems = report(ROOT).problems
    assert not problems, format_terminal(problems)


def test_every_kind_of_text_is_read(documents):
    paths = {document.path for document in documents}
    for folder in ("content/guidance", "content/take-away", "case_studies", "checklists", "content/_data"):
        assert any(path.startswith(f"{folder}/") for path in paths), folder
    assert {"content/index.md", "content/_data/glossary.yml", "content/_data/tools.yml"} <= paths


def test_each_letter_is_found_where_it_stands_in_its_file(documents):
    for document in documents:
        for passage in document.passages:
            assert len(passage.places) == len(passage.text)
            for letter, place in zip(passage.text, passage.places, strict=True):
                assert letter in (document.text[place], " ", "1"), (document.path, passage.text)


def test_most_words_of_a_page_are_read():
    """A reader of Markdown that lost its way would find nothing wrong with what it passed over."""
    for path in sorted((ROOT / "content").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        body = re.sub(r"(?m)^\[\^.*$|\]\([^)]*\)|<[^>]*>|\{[^}]*\}", "", body)
        words = sum(len(text.split()) for text in seen(body))
        assert words > 0.8 * len(re.findall(r"\S*\w\S*", body)), path.name


def test_the_word_list_is_in_order_and_holds_nothing_that_the_dictionary_knows():
    lines = OUR_WORDS.read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert words == sorted(set(words), key=str.casefold)
    alone = Speller(())
    assert [word for word in words if alone.knows(word)] == []


def test_the_list_of_jargon_is_in_order_and_every_entry_finds_its_own_word():
    entries = read(JARGON, "jargon.yml").data["words"]
    names = [entry["find"] for entry in entries]
    assert len(set(names)) == len(names)
    assert names == sorted(names, key=lambda name: re.sub(r"\W", "", name).casefold())
    jargon = read_jargon()
    for name in names:
        text = f"They {name.replace('*', 'e')} it."
        assert [problem.message for problem in jargon.problems(page(text))], name


# ---- what readers see


@pytest.mark.parametrize(
    ("markdown", "visible"),
    [
        ("Read [the *guide*](guide.md#how) first.", ["Read the guide first."]),
        ("![A barge on the canal](boat.svg) moves.", ["A barge on the canal moves."]),
        ("Done.[^note]\n\n[^note]: Sumwon, [Tytle](https://a.example).\n", ["Done."]),
        ("Pay {fact:real-living-wage} or **{count:areas}** more.", ["Pay 1 or 1 more."]),
        ("Run `make wurld` now.", ["Run 1 now."]),
        ("```\nwurld\n```\nText.", ["Text."]),
        ("<div class='wurld' markdown>\n\nInside.\n\n</div>", ["Inside."]),
        ("<!-- wurld\nwurld -->\nText.", ["Text."]),
        ("# Heading {#wurld .wurld}\n\n{illustration:wurld}", ["Heading "]),
        ("!!! note \"Mind this\"\n    Its *text*.\n\n    - one\n\nAfter.", ["Mind this", "Its text.", "one", "After."]),
        ("- one\n- two\n    - three", ["one", "two", "three"]),
        ("| Name | What |\n| --- | --- |\n| Ann | Her *job* |\n| | It |", ["Name", "What", "Ann", "Her job", "It"]),
        ("Two\nlines.", ["Two lines."]),
        ("A \\* star.", ["A * star."]),
        ("---\ntitle: The title\nreviewed_on: 2026-11-22\n---\n\nText.", ["The title", "Text."]),
    ],
)  # fmt: skip
def test_only_what_readers_see_is_read(markdown, visible):
    assert [" ".join(text.split()) for text in seen(markdown)] == [" ".join(text.split()) for text in visible]


def test_yaml_gives_texts_but_no_ids_addresses_or_names_of_others():
    source = parse(
        "id: wurld\nguide: guidance/wurld.md\norganisation: Wurld of Colors\nlabel: Charity\n"
        "sources:\n  - title: Colors of the wurld\n    address: https://wurld.example\n"
        "story: >-\n  She works\n  in *one* shop.\nnote: |-\n  - First.\n  - Second.\nsays: 'It''s hers.'\n"
        "since: '2012'\n",
        "case.yml",
    )
    texts = [passage.text for passage in from_yaml(source).passages]
    assert texts == ["Charity", "She works in one shop.", "First.", "Second.", "It's hers."]


def test_a_word_that_is_written_otherwise_does_not_carry_the_rest_away(speller):
    source = parse("says: 'It''s good. Badd.'\nlater: It's it's &amp; fine.\n", "case.yml")
    assert [(line, column) for line, column, *_ in found(speller.problems(from_yaml(source)))] == [(1, 20)]
    text = page("AT&amp;T is badd.\n\nAnd AT&T too.\n")
    assert [(line, column) for line, column, *_ in found(speller.problems(text))] == [(1, 13)]


@given(st.text(alphabet="ab *_`[](){}<>#|-:!.\n\\&;1é“”\u2060"))
def test_no_markdown_confuses_the_reader(markdown):
    for passage in page(markdown).passages:
        assert len(passage.text) == len(passage.places)
        assert all(0 <= place < len(markdown) for place in passage.places)


# ---- sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Smith of St. Helens pays £1.50, e.g. Mondays. Ann does not.", 2),
        ("Firms, shops, etc. are here. So are you.", 2),
        ("J. B. Priestley wrote it. It is old.", 2),
        ("So do I. You do too.", 2),
        ("“Do you?” She did. “Yes.” Good.", ["“Do you?”", "She did.", "“Yes.”", "Good."]),
        ("Read [one.](a.md) Then [two](b.md).", ["Read one.", "Then two."]),
        ("It ended.[^1] It began.[^2]", ["It ended.", "It began."]),
        ("See example.org. It is version 1.6. 40 people came.", 3),
        ("If you are … A sole trader may stop.", ["If you are … A sole trader may stop."]),
        ("- No full stop\n- Another", ["No full stop", "Another"]),
        ("## A heading. No sentence.\n\nText.", ["Text."]),
        ("| Head. Head. |\n| --- |\n| One. Two. |", ["One.", "Two."]),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(text, expected):
    if isinstance(expected, int):
        assert len(spans(text)) == expected
    else:
        assert spans(text) == expected


def test_a_word_is_what_stands_between_spaces_and_can_be_said():
    (sentence,) = sentences(page("A well-known café – it’s ours – takes £12.60 & 5%."))
    assert sentence.words == ["A", "well-known", "café", "it’s", "ours", "takes", "£12.60", "5%."]


def test_the_reading_age_is_the_index_and_five_years():
    text = page("Four four four. " * 100)
    assert reading_age(sentences(text)) == pytest.approx(4.71 * 4 + 0.5 * 3 - 21.43 + 5)


def test_fragments_do_not_make_a_text_look_easier():
    alone = reading_age(sentences(page(EASY)))
    assert reading_age(sentences(page(EASY + "\n\n- a\n- b\n- c\n"))) == alone


def test_too_little_text_has_no_reading_age():
    assert reading_age(sentences(page("One word. " * (FEWEST_WORDS // 2 - 1)))) is None
    assert reading_age(sentences(page("One word. " * (FEWEST_WORDS // 2)))) is not None


# ---- words


@pytest.mark.parametrize(
    ("american", "british"),
    [("color", "colour"), ("organize", "organise"), ("center", "centre"), ("behavior", "behaviour"),
     ("analyze", "analyse"), ("fulfill", "fulfil"), ("labor", "labour"), ("enrollment", "enrolment")],
)  # fmt: skip
def test_an_american_spelling_is_named_with_its_british_twin(speller, american, british):
    assert found(speller.problems(page(f"Text.\n\nThe **{american}** is [{british}](a.md).\n"))) == [
        (3, 7, f"“{american}” is an American spelling.", f"Write “{british}”.")
    ]


def test_a_misspelt_word_is_named_where_it_stands(speller):
    source = parse("summary: >-\n  Good work. She\n  recieves *it*.\n", "case.yml")
    (problem,) = speller.problems(from_yaml(source))
    assert str(problem.path) == "case.yml"
    assert found([problem]) == [
        (3, 3, "“recieves” is not in the dictionary.",
         "Did you mean “receives”? If it is right, add it to site_tests/words.txt.")
    ]  # fmt: skip


def test_the_description_of_a_page_is_spelt_too(speller):
    text = "---\ntitle: Good\ndescription: A wurld of good.\n---\n\nText.\n"
    assert [(line, column) for line, column, *_ in found(speller.problems(page(text)))] == [(3, 16)]


@pytest.mark.parametrize(
    "text",
    ["We met Zbigniew Wurld.", "The NHS and SMEs.", "See www.wurld.example or a@wurld.example.", "Read wurld.md.",
     "Salford’s wellbeing, and the funders’ too.", "It’s theirs; don’t.", "A 3rd, the 1990s, 20kg.", "Well-being."],
)  # fmt: skip
def test_names_short_forms_addresses_and_our_own_words_are_let_pass(speller, text):
    assert found(speller.problems(page(text))) == []


@pytest.mark.parametrize("text", ["Wurld first.", "One. Wurld next.", "“Wurld,” she said.", "- Wurld item", "A wurld."])
def test_a_capital_does_not_hide_a_mistake_at_the_start_of_a_sentence(speller, text):
    assert [message[:7] for _, _, message, _ in found(speller.problems(page(text)))] in (["“Wurld”"], ["“wurld”"])


def test_jargon_is_named_with_plainer_words(jargon):
    text = page("Text.\n\nWe *utilised* it in\norder to Leverage more.")
    assert found(sorted(jargon.problems(text))) == [
        (3, 5, "“utilised” is jargon.", "Plainer: use."),
        (3, 18, "“in order to” is jargon.", "Plainer: to."),
        (4, 10, "“Leverage” is jargon.", "Plainer: use."),
    ]


def test_jargon_that_the_glossary_explains_may_be_used():
    text = page("Ask your stakeholders. A stakeholder group said so. Key stakeholders did.")
    assert [p.message for p in read_jargon().problems(text)].count("“stakeholders” is jargon.") == 2
    assert [p.message for p in read_jargon(["stakeholder"]).problems(text)] == ["“Key stakeholders” is jargon."]


def test_a_phrase_in_which_the_word_is_right_is_let_pass(jargon):
    assert not list(jargon.problems(page("A landscape gardener came.")))
    assert list(jargon.problems(page("The policy landscape.")))


# ---- the limits


@pytest.fixture
def examined(speller, jargon):
    return lambda text: examine([page(text)], speller, jargon)


def sentence(words):
    return "We " + "do " * (words - 2) + "it."


def test_an_easy_page_passes(examined):
    result = examined(EASY)
    assert (result.problems, result.notes) == ((), ())
    assert result.ages["page.md"] < OLDEST


def test_a_hard_page_is_refused(examined):
    (problem,) = examined(HARD).problems
    assert (problem.line, problem.column) == (1, 1)
    assert re.fullmatch(r"The reading age is \d\d\.\d, and the most is 12\.", problem.message)


def test_a_very_long_sentence_is_refused(examined):
    assert not examined(sentence(MOST_WORDS)).problems
    (problem,) = examined(f"Short.\n\n- One. {sentence(MOST_WORDS + 1)}").problems
    assert (problem.line, problem.column) == (3, 8)
    assert problem.message.startswith("This sentence has 31 words: “We do do")


def test_a_few_long_sentences_are_noted_and_more_are_refused(examined):
    assert not examined(sentence(LONG)).notes
    few = examined(f"{sentence(LONG + 1)} " * MOST_LONG)
    assert (len(few.notes), few.problems) == (MOST_LONG, ())
    many = examined(f"{sentence(LONG + 1)} " * (MOST_LONG + 1))
    assert (many.notes, len(many.problems)) == ((), MOST_LONG + 1)


def test_the_command_names_what_is_wrong_and_fails(tmp_path, monkeypatch, capsys):
    data = tmp_path / "content" / "_data"
    data.mkdir(parents=True)
    (data / "glossary.yml").write_text("terms:\n  - term: tender\n", encoding="utf-8")
    (tmp_path / "content" / "index.md").write_text(f"{EASY}\n\nThe color.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command.main() == 1
    assert "content/index.md:3:5: “color” is an American spelling." in capsys.readouterr().out
    (tmp_path / "content" / "index.md").write_text(f"{EASY}\n\nThe colour.\n", encoding="utf-8")
    assert command.main() == 0
    assert "No problems found." in capsys.readouterr().out
    (tmp_path / "content" / "index.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    assert command.main() == 1
    assert "content/index.md:2:" in capsys.readouterr().out
