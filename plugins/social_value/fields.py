"""The kinds of value that a field can hold: ids, plain text, Markdown, addresses and dates.

Everything a contributor types ends up on a page, so each kind refuses what could do harm there: raw HTML,
links that run code, hidden characters. The patterns are kept to what Python, JavaScript and editors read alike.
"""

from __future__ import annotations

import datetime
import html
import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ADDRESS_PATTERN = r"^https?://[^\s<>\"'`{}|\\^]+$"
DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIAL_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}){0,2}$"
GUIDE_PATTERN = r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\.md$"
MARKDOWN = "text/markdown"
"""What a JSON Schema calls text that may have Markdown in it."""

LONGEST_TEXT = 12_000
"""In characters: no field takes a longer text."""

_FACT = re.compile(r"\{fact:[a-z0-9.-]+\}")
"""A dated fact that is quoted by its id; `facts/quoting.py` checks it and puts the fact in its place."""

_TAG = re.compile(r"<[A-Za-z/!?]")
_CHARACTER_REFERENCE = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_LINK = re.compile(r"\]\(([^)]*)\)?")
_LINK_DEFINITION = re.compile(r"\[(?!\^)[^\]]*\]:\s*(\S+)")
_READ_BEFORE_LINKS = re.compile(r"[`\[\]<>\\]")
"""What Markdown reads before it reads a link: the address it leaves is another than the one written."""
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_MARKERS = re.compile(r"(?:[\s>:+*-]|[0-9]+\.|\[\^[^\]]*\]:)*")
"""What may stand before the text of a line: indentation, quotes, bullets, numbers, footnotes."""
_CODE_SCHEME = re.compile(r"(javascript|vbscript):", re.IGNORECASE)
_DATES = 10_000
"""How many dates are remembered: a large library has the same ones again and again."""
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class Model(BaseModel):
    """A record read from YAML: it cannot be changed, and it refuses a field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True)


def _no_html(text: str) -> str:
    """Refuse raw HTML; `<` before a space or a figure is ordinary text."""
    if "<" in text and (match := _TAG.search(text)):
        tag = text[match.start() : match.start() + 20].partition(">")
        raise ValueError(f"HTML is not allowed here: “{tag[0]}{tag[1]}”. Take it out, from < to >.")
    return text


def _one_line(text: str) -> str:
    """Fold the line breaks that YAML keeps, so that plain text is one paragraph."""
    return " ".join(text.split())


def _paragraphs(text: str) -> str:
    """Fold each paragraph of plain text to one line; a blank line stands between two."""
    return "\n\n".join(_one_line(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def check_destination(destination: str) -> None:
    """Refuse a link's destination unless it is http, https, mailto or relative. Raises ValueError."""
    if match := _READ_BEFORE_LINKS.search(destination):
        raise ValueError(f"The address of a link may not hold “{match[0]}”.")
    # Browsers drop white space inside an address, so `java script:` would still run.
    squeezed = re.sub(r"\s", "", destination)
    scheme = _SCHEME.match(squeezed)
    if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
        raise ValueError(f"A link may not start with “{scheme[0]}”; use https, http, mailto or a relative link.")
    if squeezed.startswith("//"):
        raise ValueError("A link may not start with “//”; write https:// in full.")


def _is_heading(line: str) -> bool:
    """Tell whether Markdown takes the line for a heading, or for the line under one, wherever it stands."""
    # A closer look takes time, and nearly every line ends with a word: so it is no line of markers alone.
    return ("#" in line or not line.rstrip(" .,")[-1:].isalpha()) and _is_marked(line)


def _is_marked(line: str) -> bool:
    text = _MARKERS.sub("", line, count=1)
    return bool(line.strip()) and (text.startswith("#") or not text.strip(" =_"))


def _safe_markdown(text: str) -> str:
    """Refuse everything in Markdown that could bring markup, code or a third party onto the page."""
    _no_html(text)
    for match in _CHARACTER_REFERENCE.finditer(text) if "&" in text else ():
        if html.unescape(match[0]) != match[0]:
            raise ValueError(f"“{match[0]}” is a character code; type the character itself.")
    if ("{" in text or "}" in text) and re.search(r"[{}]", _FACT.sub("", text)):
        raise ValueError("Curly brackets are not allowed here; use round ones.")
    if "![" in text:
        raise ValueError("Pictures are not allowed here; describe it in words.")
    if any(_is_heading(line) for line in text.splitlines()):
        raise ValueError("Headings and ruled lines are not allowed here; start a new paragraph instead.")
    for link in (*_LINK.finditer(text), *_LINK_DEFINITION.finditer(text)):
        check_destination(link[1])
    if code := _CODE_SCHEME.search("".join(text.split()).replace("\\", "")):
        raise ValueError(f"“{code[0]}” is not allowed here.")
    return text


def _real_date(value: Any) -> Any:
    """Read text such as 2026-11-22 as a day, if it is one that exists."""
    return _day(value) if isinstance(value, str) else value


@lru_cache(maxsize=_DATES)
def _day(text: str) -> datetime.date:
    if not re.fullmatch(DATE_PATTERN, text):
        raise ValueError(f"“{text}” is not a day as it is written here; {_year_first(text)}.")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a day that exists; write it like 2026-11-22.") from None


def _year_first(text: str) -> str:
    """What to write instead of a day that somebody wrote in another way."""
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        day, month, year = (int(part) for part in match.groups())
        if month <= 12:
            return f"the year comes first: {year}-{month:02}-{day:02}"
    return "write it like 2026-11-22"


def part_of_date(value: Any) -> Any:
    """Check a year, a month (2024-03) or a day (2024-03-31); YAML reads a bare year as a number.

    Return its text, or a value of another type as it is. Raises ValueError if it is no such date.
    """
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return _partial_date(text) if isinstance(text, str) else value


@lru_cache(maxsize=_DATES)
def _partial_date(text: str) -> str:
    parts = text.split("-")
    try:
        if not re.fullmatch(PARTIAL_DATE_PATTERN, text):
            raise ValueError
        datetime.date(*(int(part) for part in (*parts, "01", "01")[:3]))
    except ValueError:
        raise ValueError(f"“{text}” is not a year, month or day; write 2024, 2024-03 or 2024-03-31.") from None
    return text


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        max_length=60,
        json_schema_extra={"hint": "An id is small letters, figures and hyphens, such as “buy-local”."},
    ),
]
"""A permanent name for machines: small letters, figures and single hyphens."""

Line = Annotated[str, Field(min_length=2, max_length=160), AfterValidator(_no_html), AfterValidator(_one_line)]
"""Plain text of one short line: a title, a label."""

Text = Annotated[str, Field(min_length=2, max_length=700), AfterValidator(_no_html), AfterValidator(_one_line)]
"""Plain text of one paragraph."""

Paragraphs = Annotated[str, Field(min_length=2, max_length=4000), AfterValidator(_no_html), AfterValidator(_paragraphs)]
"""Plain text of one or more paragraphs, a blank line between two."""

Markdown = Annotated[
    str,
    Field(min_length=2, max_length=LONGEST_TEXT, json_schema_extra={"contentMediaType": MARKDOWN}),
    AfterValidator(_safe_markdown),
]
"""Markdown without raw HTML or pictures, with curly brackets round a quoted fact only; links are http, https, mailto or
relative."""

Address = Annotated[
    str,
    Field(
        pattern=ADDRESS_PATTERN,
        max_length=500,
        json_schema_extra={"hint": "An address starts with https:// (or http://) and has no spaces."},
    ),
]
"""The address of a page on the web."""

Guide = Annotated[
    str,
    Field(
        pattern=GUIDE_PATTERN,
        max_length=160,
        json_schema_extra={"hint": "A guide is a file under content/, such as “guidance/starting-off.md”."},
    ),
]
"""The path of a guidance page under content/."""

Day = Annotated[
    datetime.date,
    BeforeValidator(_real_date, json_schema_input_type=Annotated[str, Field(pattern=DATE_PATTERN)]),
]
"""A day, written 2026-11-22."""

PartialDate = Annotated[
    str,
    BeforeValidator(
        part_of_date,
        json_schema_input_type=Annotated[int, Field(ge=1900, le=2100)]
        | Annotated[str, Field(pattern=PARTIAL_DATE_PATTERN)],
    ),
]
"""A year, a month or a day, as exactly as it is known: 2024, 2024-03 or 2024-03-31."""
