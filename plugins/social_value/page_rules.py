"""What the hand-written pages, and the files beside them, may not hold.

Markdown lets raw HTML through, MkDocs publishes whatever lies in content/, and every page can read what readers keep in
their browsers. So a page may have no HTML but a <div> that groups its parts, no attributes but classes and
ids, no picture from elsewhere and no link that runs. There is no exception for code: what is code for one reader of
Markdown may be none for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from social_value.braces import position
from social_value.fields import GUIDE_PATTERN, check_destination
from social_value.folders import Folders
from social_value.problems import Problem

_PUBLISHED_AS_THEY_ARE = {
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    *(".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv", ".txt"),
}
"""No browser runs what is in these."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")

_TAG = re.compile(r"<[A-Za-z/!?][^>\n]*>?")
_ALLOWED_TAG = re.compile(r'<div class="sv-[a-z-]+" markdown>|</div>|<(?:https?://|mailto:)[^\s<>"\']+>')
_ATTRIBUTES = re.compile(r"\{[^}\n]*\}?")
_ALLOWED_ATTRIBUTES = re.compile(
    r"\{[ ]*(?:fact|count|illustration|document)\b[^=#}\n]*\}?"  # each is looked at where it is replaced
    r"|\{:?[ ]*(?:[.#][A-Za-z][\w-]*[ ]*|data-search-exclude[ ]*)+\}",
    re.IGNORECASE,
)
_CHARACTER_CODE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[Cc]olon|Tab|NewLine|lpar|sol|bsol)\b;?")
_PICTURE = re.compile(r"!\[(?:[^\[\]\n]{0,300}\]\([^\s()<>]*\))?")
_ALLOWED_PICTURE = re.compile(r"!\[[^\[\]\n]+\]\((?![A-Za-z][A-Za-z0-9+.-]*:|[/\\])[^\s()<>]+\)")
_LINK = re.compile(r"\]\(\s*([^)\s]*)|^[ >]*\[(?!\^)[^\]\n]*\]:\s*(\S+)", re.MULTILINE)
_CODE = re.compile(r"(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")

_WRONG = (
    (_TAG, "HTML is not allowed here: “{}”.", 'Write Markdown. Only <div class="sv-…" markdown> may group parts.'),
    (_ATTRIBUTES, "“{}” is not allowed here.", "Use round brackets. Curly ones are for facts, counts and classes."),
    (_CHARACTER_CODE, "“{}” is a character code.", "Type the character itself."),
    (_PICTURE, "A picture is written otherwise here.", "Put it beside the page, and write ![what it shows](name.png)."),
    (_CODE, "“{}” is not allowed here.", "A link may start with https, http or mailto, or be relative."),
)
_ALLOWED = {_TAG: _ALLOWED_TAG, _ATTRIBUTES: _ALLOWED_ATTRIBUTES, _PICTURE: _ALLOWED_PICTURE}


def page_problems(text: str, shown: str) -> Iterator[Problem]:
    """What is in the page that could run, fetch or deface; `text` is the whole file, with its front matter."""
    for pattern, message, hint in _WRONG:
        for found in pattern.finditer(text):
            allowed = _ALLOWED.get(pattern)
            if not allowed or not allowed.fullmatch(found[0]):
                yield _problem(text, found.start(), shown, message.format(found[0][:40]), hint)
    for found in _INVISIBLE.finditer(text):
        message = f"There is an invisible character here (U+{ord(found[0]):04X})."
        yield _problem(
            text, found.start(), shown, message, "Delete it. It often comes with text copied from elsewhere."
        )
    for found in _LINK.finditer(text):
        try:
            check_destination((found[1] or found[2] or "").strip("<>"))
        except ValueError as error:
            yield _problem(text, found.start(), shown, str(error), "")


def file_problems(folders: Folders) -> Iterator[Problem]:
    """Every file of content/ that must not be published, or whose name could not be an address."""
    for path in sorted(folders.content.rglob("*")):
        name, shown = path.relative_to(folders.content).as_posix(), folders.shown(path)
        if path.is_relative_to(folders.data) or any(part.startswith(".") for part in name.split("/")):
            continue  # MkDocs publishes neither
        if path.is_symlink():
            hint = "Put the file itself here."
            yield Problem(shown, 1, 1, "", "This is a link to another file.", hint)
        elif not _NAME.fullmatch(name) or (path.suffix == ".md" and not re.fullmatch(GUIDE_PATTERN, name)):
            hint = "Name it like starting-off.md: small letters, figures and hyphens."
            yield Problem(shown, 1, 1, "", f"“{path.name}” is not a name that a file here can have.", hint)
        elif path.is_file() and path.suffix not in {".md", *_PUBLISHED_AS_THEY_ARE} and name != "CNAME":
            hint = "Here belong pages (.md), pictures (.png, .jpg, .webp) and files to take away (.pdf, .docx, .csv)."
            yield Problem(shown, 1, 1, "", f"A file of the kind “{path.suffix or path.name}” is not published.", hint)


def _problem(text: str, start: int, shown: str, message: str, hint: str) -> Problem:
    line, column, _ = position(text, start)
    return Problem(shown, line, column, "", message, hint)
