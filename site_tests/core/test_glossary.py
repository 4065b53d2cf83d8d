"""The glossary: how terms are checked, found in pages and listed, and how the page of all of them comes out."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from site_tests.core.conftest import TODAY
from site_tests.rendering import Html, render

from social_value.glossary.abbreviations import known, unexplained
from social_value.glossary.marking import PLACE, Glossary
from social_value.glossary.model import GlossaryFile
from social_value.stage import stage

FILE = "content/_data/glossary.yml"
GLOSSARY = """\
reviewed_on: 2026-11-22
review_by: 2027-11-22
terms:
  - id: living-wage
    term: living wage
    definition: Enough to live on. It is {fact:living-wage} an hour.
    see: [guidance/pay.md#fair-pay]
  - id: real-living-wage
    term: real Living Wage
    definition: Enough & “more”.
  - id: sroi
    term: social return on investment
    short: SROI
    also: [return study, social returns of investment]
    definition: A study.
  - id: authority
    term: authority
    definition: A public body.
  - id: action
    term: action
    definition: One thing to do next.
    by_hand: true
  - id: ten-percent-better
    term: 10% Better
    definition: A campaign.
everyday:
  - short: UK
    why: Everybody knows it.
"""
GUIDES = {"guidance/pay.md": {"title": "Fair <pay>", "url": "guidance/pay/"}}


@pytest.fixture
def with_glossary(project):
    project.write(FILE, GLOSSARY)
    return project


@pytest.fixture(scope="module")
def glossary():
    terms = [
        {"id": "living-wage", "term": "living wage", "see": ["guidance/pay.md#fair-pay"]},
        {"id": "real-living-wage", "term": "real Living Wage"},
        {"id": "sroi", "term": "social return on investment", "short": "SROI", "also": ["return study"]},
        {"id": "authority", "term": "authority"},
        {"id": "action", "term": "action", "by_hand": True},
        {"id": "ten-percent-better", "term": "10% Better"},
        {"id": "chest", "term": "Chest"},
    ]
    sound = {"reviewed_on": datetime.date(2026, 1, 1), "review_by": datetime.date(2027, 1, 1)}
    return Glossary.of(
        GlossaryFile.model_validate(sound | {"terms": [{"definition": "It is < so & so."} | term for term in terms]})
    )


def page(text):
    return f"<title>SROI</title><article>{text}<sv-words><script></script></sv-words></article><p>SROI</p>"


def explained(glossary, text, path="guidance/x.md"):
    return glossary.explained(page(text), path, "../../", GUIDES)


def marks(html):
    """The id and the words of each mark, as they follow each other."""
    return re.findall(r'<a class="sv-word"[^>]* href="#word--([^"]+)"[^>]*>(.*?)</a>', html, re.DOTALL)


def without_marks(html):
    """The page as it was, without the list's place."""
    before, _, rest = html.partition(PLACE)
    before = re.sub(r'<a class="sv-word"[^>]*>(.*?)</a>', r"\1", before, flags=re.DOTALL)
    return before + rest.partition("</sv-words>")[2]


# ---- what is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pay a living wage.", ["living wage"]),
        ("Living wages matter.", ["Living wages"]),
        ("A <em>living\n wage</em>.", ["living\n wage"]),
        ("The real Living Wage.", ["real Living Wage"]),
        ("Real Living Wages.", ["Real Living Wages"]),
        ("A REAL LIVING WAGE", []),
        ("Two authorities. Authorities.", ["authorities"]),
        ("One SROI, two SROIs.", ["SROI"]),
        ("Two SROIs.", ["SROIs"]),
        ("A sroi.", []),
        ("A return study.", ["return study"]),
        ("The Chest is no chest.", ["Chest"]),
        ("A chest.", []),
        ("Called 10% Better.", ["10% Better"]),
        ("110% Better", []),
        ("authoritys-like authority-led sub-authority", []),
        ("unauthority’s x’authority", []),
        ("authority’s (SROI)", ["authority", "SROI"]),
        ("SROI – social return on investment, SROI", ["SROI"]),
        ("An action.", []),
        ("&authority;", []),
    ],
)
def test_whole_words_are_found_the_longest_first_and_only_where_they_stand_first(glossary, text, found):
    assert [words for _, words in marks(explained(glossary, text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "<h2 id='x'>SROI <em>SROI</em></h2>",
        '<a href="x">about SROI</a>',
        "<code>SROI</code>",
        "<pre><code>SROI</code></pre>",
        "<table><tr><th scope='col'>SROI</th></tr></table>",
        "<dl><dt>SROI</dt></dl>",
        "<button>SROI</button>",
        "<label>SROI</label>",
        "<legend>SROI</legend>",
        "<summary>SROI</summary>",
        "<template><p>SROI</p></template>",
        "<script>SROI</script>",
        "<svg><text>SROI</text></svg>",
        '<img alt="SROI > SROI" src="SROI">',
        "<!-- SROI -->",
        '<div class="footnote"><ol><li><p>SROI</p></li></ol></div>',
        "<ol data-no-words><li>SROI</li></ol>",
        '<ul class="x" data-no-words id="SROI"><li>SROI</li></ul>',
    ],
)
def test_nothing_is_marked_in_what_is_no_running_text_and_then_nothing_is_left_of_the_list(glossary, text):
    html = explained(glossary, text)
    assert html == page(text).replace("<sv-words><script></script></sv-words>", "")
    assert marks(explained(glossary, f"{text}<p>SROI</p>")) == [("sroi", "SROI")]


def test_nothing_is_marked_outside_the_article_or_in_a_page_without_a_place_for_the_list(glossary):
    html = explained(glossary, "SROI")
    assert html.startswith("<title>SROI</title>")
    assert html.endswith("<p>SROI</p>")
    for bare in ("<article>SROI</article>", "SROI<sv-words></sv-words>", ""):
        assert glossary.explained(bare, "x.md", "", GUIDES) == bare


def test_a_page_that_a_term_names_as_saying_more_explains_it_itself(glossary):
    assert marks(explained(glossary, "A living wage.", "guidance/pay.md")) == []
    assert marks(explained(glossary, "A living wage.", "guidance/jobs.md")) == [("living-wage", "living wage")]


# ---- links made by hand

BY_HAND = '<a href="../../glossary/#sroi">a <em>study</em></a>'


def test_a_link_made_by_hand_is_the_first_use_and_looks_like_the_others(glossary):
    html = explained(glossary, f"SROI, {BY_HAND}, {BY_HAND}, SROI")
    assert marks(html) == [("sroi", "a <em>study</em>"), ("sroi", "a <em>study</em>")]
    assert html.count('id="used--sroi"') == 1
    assert '<article>SROI, <a class="sv-word" id="used--sroi"' in html


def test_a_word_with_an_everyday_meaning_is_explained_where_it_is_linked_by_hand(glossary):
    html = explained(glossary, 'An action. <a title="x" href="../../glossary/#action">Action</a>.')
    assert marks(html) == [("action", "Action")]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../../glossary/#gone">SROI</a>',
        '<a href="../../glossary/">SROI</a>',
        '<a href="../../other/glossary/#sroi">SROI</a>',
        '<a data-href="../../glossary/#sroi" href="x">SROI</a>',
        f"<h2>{BY_HAND}</h2>",
    ],
)
def test_another_link_stays_as_it_is(glossary, link):
    assert marks(explained(glossary, link)) == []
    assert link in explained(glossary, link)


# ---- the list


def test_the_list_holds_each_term_once_in_alphabetical_order_with_a_way_back(glossary):
    html = Html(explained(glossary, "SROI. A living wage. 10% Better. An authority. SROI."))
    ids = [attributes["id"] for _, attributes in html.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if name.startswith("word-")] == [
        "word--authority",
        "word--living-wage",
        "word--sroi",
        "word--ten-percent-better",
    ]
    places = {attributes["href"] for tag, attributes in html.tags if tag == "a" and attributes["href"][0] == "#"}
    assert {place[1:] for place in places} <= set(ids)
    assert len(places) == 8
    assert "Social return on investment (SROI)It is < so & so. Back to “social return on investment” in the text" in (
        html.text
    )
    see = next(attributes["href"] for tag, attributes in html.tags if attributes.get("href", "").startswith("../"))
    assert see == "../../guidance/pay/#fair-pay"
    assert "See Fair <pay>." in html.text


WORDS = st.sampled_from(
    [
        *(
            "SROI",
            "living wage",
            "real Living Wage",
            "authorities",
            "10% Better",
            "action",
            "Chest",
            "x",
            "’s",
            "-",
            "&amp;",
        ),
        *("<p>", "</p>", "<a href='x'>SROI</a>", "<h2>SROI</h2>", "<code>SROI</code>", "\n", " ", " ", BY_HAND),
        *("<br>", "<em>", "</em>", "<", ">", '"', "<!-- SROI -->", "<!--", "<h2>", "</a>", "<a>"),
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_text_outside_the_marks_is_never_changed_and_each_term_is_marked_once(glossary, text):
    html = explained(glossary, text.replace(BY_HAND, ""))
    assert without_marks(html) == without_marks(page(text.replace(BY_HAND, "")))
    found = [name for name, _ in marks(html)]
    assert len(found) == len(set(found))
    assert set(re.findall(r'<div id="word--([^"]+)"', html)) == set(found)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_no_mark_stands_in_a_link_a_heading_or_code(glossary, text):
    sound = re.sub(r"<!--(?! SROI)|[<>](?![/a-z!])|(?<![a-z/'0-9-])>|</?a>|<h2>(?!SROI)", "", text)
    for element in re.findall(r"<(?:a href='x'|h2|code)>.*?</(?:a|h2|code)>", explained(glossary, sound), re.DOTALL):
        assert "sv-word" not in element


@given(st.text(st.sampled_from("<a SROI>\"'/!-h2=x\n")))
def test_no_html_makes_it_fall_over_or_lose_a_character(glossary, text):
    assert without_marks(explained(glossary, text)) == without_marks(page(text))


# ---- the file


def test_the_glossary_is_read_and_its_definitions_quote_facts(with_glossary):
    toolkit = with_glossary.load()
    assert toolkit.glossary.terms["living-wage"].definition == "Enough to live on. It is £13.45 an hour."
    assert list(toolkit.glossary.terms) == [
        *("action", "authority", "living-wage", "real-living-wage", "sroi", "ten-percent-better")
    ]


def test_without_the_file_there_is_no_glossary_and_no_page_is_changed(project):
    toolkit = project.load()
    assert toolkit.glossary is None
    assert "glossary.md" not in {page.path for page in toolkit.pages()}
    assert toolkit.explained(page("SROI"), "x.md", "") == page("SROI")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("id: authority", "id: sroi", "sroi\n    term: authority", "The term id “sroi” stands twice"),
        ("short: SROI", "short: S.R.", "S.R.", "“short”"),
        ("guidance/pay.md#fair", "guidance/pya.md#fair", "guidance/pya.md", "page of content/"),
        ("term: authority", "term: Return study", "Return study", "explained by the term “sroi” too"),
        ("short: UK", "short: SROI\n    ", "SROI\n    \n", "“SROI” is explained above"),
        ("definition: A study.", "definition: A <b>study.", "A <b>study", "HTML is not allowed"),
        ("definition: A study.", "definition: A {fact:gone}.", "{fact:gone}", "There is no fact “gone”"),
        ("review_by: 2027", "review_by: 2025", "2025-11-22", "must be later"),
        ("by_hand: true", "byhand: true", "byhand", "“byhand”"),
    ],
)
def test_a_mistake_is_reported_at_its_place(with_glossary, old, new, at, message):
    with_glossary.replace(FILE, old, new)
    problem = next(problem for problem in with_glossary.problems() if message in problem.message)
    assert (problem.path, problem.line, problem.column) == (FILE, *with_glossary.place(FILE, at))


def test_a_page_written_by_hand_at_its_address_is_refused(with_glossary):
    with_glossary.write("content/glossary.md", with_glossary.text("content/guidance/pay.md"))
    assert [problem.path for problem in with_glossary.problems()] == ["content/glossary.md"]


def test_a_glossary_past_its_day_says_so_and_stops_nothing(with_glossary):
    toolkit = with_glossary.load(datetime.date(2027, 11, 23))
    assert FILE in {problem.path for problem in toolkit.stale}
    assert "may be out of date" in glossary_page(toolkit)


# ---- the page


def glossary_page(toolkit):
    return next(page.text for page in toolkit.pages() if page.path == "glossary.md")


def test_the_page_has_every_term_under_its_letter_with_its_permanent_address(with_glossary):
    text, meta = get_data(glossary_page(with_glossary.load()))
    assert (meta["title"], meta["words"]) == ("Glossary", False)
    html = Html(render(text))
    headings = [(tag, attributes["id"]) for tag, attributes in html.tags if tag in ("h2", "h3")]
    assert headings == [
        ("h2", "letter-a"),
        ("h3", "action"),
        ("h3", "authority"),
        ("h2", "letter-l"),
        ("h3", "living-wage"),
        ("h2", "letter-r"),
        ("h3", "real-living-wage"),
        ("h2", "letter-s"),
        ("h3", "sroi"),
        ("h2", "letter-t"),
        ("h3", "ten-percent-better"),
    ]
    assert "A study. Also: return study, social returns of investment." in html.text
    assert "Enough & “more”." in html.text
    links = [attributes["href"] for tag, attributes in html.tags if tag == "a"]
    assert "guidance/pay.md#fair-pay" in links
    assert {"#letter-a", "#letter-t"} <= set(links)


def test_staged_pages_keep_their_words_and_their_links_to_the_staged_glossary(with_glossary, tmp_path):
    link = "An [action](../glossary.md#action) for the real Living Wage."
    with_glossary.replace("content/guidance/pay.md", "# Fair pay\n", f"# Fair pay\n\n{link}\n")
    toolkit = with_glossary.load()
    stage(toolkit, tmp_path / "out")
    assert link in (tmp_path / "out/content/guidance/pay.md").read_text(encoding="utf-8")
    assert (tmp_path / "out/content/glossary.md").read_text(encoding="utf-8") == glossary_page(toolkit)


# ---- short forms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An ABC and ABCs.", [("ABC", 1, 4)]),
        ("Two ABCs", [("ABC", 1, 5)]),
        ("LM9 is one, SROI, UK and SROIs are known.", [("LM9", 1, 1)]),
        ("A BY-NC licence", [("BY", 1, 3), ("NC", 1, 6)]),
        ("Line\n\n## The ABC {#ABCD}", [("ABC", 3, 8)]),
        ("`ABC` [x](ABC.md) https://ABC.example <ABC>", []),
        ("```\nABC\n```", []),
        ("[^1]: ABC, [ABCD](x).\n\nABCDE", [("ABCDE", 3, 1)]),
        ("---\ntitle: ABC\n---\n\nDEF", [("DEF", 5, 1)]),
        ("I am A. An iPad. COVIDx Ab aB", []),
    ],
)
def test_a_short_form_that_nobody_explains_is_named_once_at_its_place(with_glossary, text, found):
    explained = known(with_glossary.load().glossary.file)
    problems = list(unexplained(text, "page.md", explained))
    assert [(re.findall("“(.*)”", it.message)[0], it.line, it.column) for it in problems] == found


def test_short_forms_in_pages_checklists_and_case_studies_are_noticed_and_stop_nothing(with_glossary):
    with_glossary.replace("content/guidance/pay.md", "# Fair pay\n", "# Fair pay\n\nAn ABC.\n")
    with_glossary.replace("checklists/first.yml", "why: It is the law.", "why: It is a DEF.")
    with_glossary.replace("case_studies/charity.yml", "what_they_did: It paid", "what_they_did: The GHI paid")
    places = {(problem.path, problem.line, problem.column) for problem in with_glossary.load().unexplained}
    assert places >= {
        (path, *with_glossary.place(path, word))
        for path, word in [
            ("content/guidance/pay.md", "ABC"),
            ("checklists/first.yml", "DEF"),
            ("case_studies/charity.yml", "GHI"),
        ]
    }


def test_every_short_form_in_the_toolkit_is_in_the_glossary(toolkit):
    assert toolkit.unexplained == ()


def test_every_everyday_short_form_is_used_somewhere(toolkit):
    folders = toolkit.folders
    files = [
        path for folder in (folders.content, folders.checklists, folders.case_studies) for path in folder.rglob("*.*")
    ]
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in files
        if path != folders.glossary and path.suffix in (".md", ".yml")
    )
    unused = [it.short for it in toolkit.glossary.file.everyday if not re.search(rf"\b{it.short}s?\b", text)]
    assert unused == []


def test_the_toolkits_terms_are_in_alphabetical_order(toolkit):
    terms = toolkit.glossary.file.terms
    assert [term.id for term in terms] == list(toolkit.glossary.terms)


def test_today_is_a_day_on_which_the_small_projects_glossary_is_fresh(with_glossary):
    assert with_glossary.load(TODAY).stale == ()
