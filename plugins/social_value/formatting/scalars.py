"""How one text is written: plain, in double quotes, folded, or as a block. The package's docstring has the rules."""

from __future__ import annotations

import re

WIDTH = 120
"""The most characters that a line has, where it can be broken."""

INDENT = "  "

DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
"""A month or a day. Our reader takes it for text, so it needs no quotes."""

AMBIGUOUS = re.compile(
    r"(?ai:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.inf|\.nan)"
    r"|[-+]?\.?[0-9][0-9A-Fa-f_.:xXoO+-]*"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ].*"
)
"""All of a text that some reader of YAML takes for something else: a number, a time, true, nothing."""

_NOT_PLAIN = re.compile(r"""^$|^\.{3}|^[-?:,\[\]{}#&*!|>'"%@` ]|[\n\r\t]|: | #|[: ]$""")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def on_one_line(text: str, in_brackets: bool = False) -> str:
    """Return the text plain, or in double quotes where it needs them."""
    plain = not _NOT_PLAIN.search(text) and (DATE.fullmatch(text) or not AMBIGUOUS.fullmatch(text))
    if plain and not (in_brackets and _NOT_IN_BRACKETS.search(text)):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def written(text: str, column: int, indent: int) -> tuple[str, list[str]]:
    """Return what stands beside the name or dash, and the lines below it.

    `column` is how many characters stand before the value on its line, `indent` how many spaces before its name.
    """
    body = text.removesuffix("\n")
    line = on_one_line(text)
    if body == text and "\n" not in body and column + len(line) <= WIDTH:
        return line, []
    if not _may_be_block(body):
        return line, []
    margin = " " * indent + INDENT
    end = "-" if body == text else ""
    pieces = _BREAK.split(body)
    if "\n" in body or (end == "" and len(pieces) == 1):
        return f"|{end}", [margin + each if each else "" for each in body.split("\n")]
    return (f">{end}", _filled(pieces, margin)) if len(pieces) > 1 else (line, [])


def _may_be_block(body: str) -> bool:
    lines = body.split("\n")
    return (
        bool(lines[0])
        and not body.startswith(" ")
        and not body.endswith((" ", "\n"))
        and not re.search(r"[\r\t]", body)
        and not any(line.isspace() for line in lines)
    )


def _filled(pieces: list[str], margin: str) -> list[str]:
    lines = [margin + pieces[0]]
    for piece in pieces[1:]:
        if len(lines[-1]) + 1 + len(piece) <= WIDTH:
            lines[-1] += f" {piece}"
        else:
            lines.append(margin + piece)
    return lines
