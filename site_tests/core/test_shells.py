"""A page taken apart and put together again is the page; a value that would be lost is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import escape

from social_value.shells import Marks, Shell, ShellError, as_html, as_json

PAGE = """\
{% autoescape true %}<title>{{ title }}</title><a title="{{ title }}" href="../{{ id }}/">{{ title }}</a>
<script>{{ {"name": title} | tojson }}</script>{{ content | safe }}{% endautoescape %}"""


def drawn(**values: str) -> str:
    return Environment(autoescape=False).from_string(PAGE).render(values)  # the page says it itself


@given(st.text(), st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True))
def test_a_page_made_from_a_shell_is_what_the_template_makes(title: str, name: str) -> None:
    marks = Marks(texts=["title"], plain=["id", "content"])
    values = {"title": title, "id": name, "content": f"<p>{name}</p>"}
    assert Shell(drawn(**marks.of), marks).filled(values) == drawn(**values)


@given(st.text())
def test_texts_are_escaped_as_templates_do_it(text: str) -> None:
    assert as_html(text) == escape(text)
    template = Environment(autoescape=True).from_string("{{ text | tojson }}")
    assert f'"{as_json(text)}"' == template.render(text=text)


@pytest.mark.parametrize(
    "page", ["{{ title }}", "{{ title | urlencode }}", "{{ title | upper | e }}", "{{ title[:20] | e }}"]
)
def test_a_value_that_is_written_in_another_way_is_an_error(page: str) -> None:
    marks = Marks(texts=["title"], plain=[])
    html = Environment(autoescape=False).from_string(page).render(marks.of)  # that is the mistake
    with pytest.raises(ShellError, match="not known"):
        Shell(html, marks)


def test_shells_are_equal_when_their_pages_are() -> None:
    def shell(page: str) -> Shell:
        marks = Marks(texts=["title"], plain=["id", "content"])
        return Shell(Environment(autoescape=True).from_string(page).render(marks.of), marks)

    assert shell("<p>{{ title }}</p>") == shell("<p>{{ title }}</p>")
    assert shell("<p>{{ title }}</p>") != shell("<b>{{ title }}</b>")
    assert shell("{{ id }}, {{ content }}") != shell("{{ content }}, {{ id }}")
