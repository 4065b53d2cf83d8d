"""What the YAML parser complains of, in the words of somebody who wants to put it right."""

import re

_SPECIAL = frozenset("&*!")
"""What makes YAML clever: an anchor, an alias, a tag."""

# Mistakes that people make, one a row: what the parser complains of (libyaml or pure Python, with what it was
# doing), the lines up to the place, what is wrong, and what to do. “▸” stands at the place; a group called
# `here` is a better place. The first row that fits both is the one.
_STRAY = r"mapping values|expected key|block end|'-' indicator|document start"
# fmt: off
_MISTAKES = (
    (r"", r"\n *(?:- +)*(?:[\w-]+: +)?(?P<here>[“”„\u2018\u2019])[^\n]*▸",
     "Curly quotes do not count as quotes.",
     'Use straight quotes (") round the text. Curly ones may stand inside it.'),
    (_STRAY, r"""\n[^"'\n]*(?:: |- ) *(?P<here>["'])(?:(?!(?P=here))[^\n])*\n(?:.*\n)*[^\n]*(?P=here) *▸""",
     "This text starts with a quote mark and has none at its end.",
     "Add the missing quote mark."),
    (_STRAY, r"""["'] *▸""",
     "There is something after the closing quote mark.",
     "Put the closing quote mark at the end. If the text has that mark in it, use the other kind of quotes round it."),
    (r"mapping values", r"\n *(?:- +)*[^:\n]+: [^\n]*▸",
     "There is a colon and a space in this text, so it needs quotes.",
     "Put straight quotes round the whole text after the first colon."),
    (r"mapping values", r"\n(?:(?!:[ \n])[^\n])+\n[^\n]*▸",
     "The line above has no colon after its name, or no space after the colon.",
     "Write each value as “name: value”."),
    (_STRAY, r"[\]}] *▸",
     "There is something after the closing bracket.",
     "Text that starts with a bracket needs straight quotes round all of it."),
    (_STRAY, r"\n *(?:- +)*▸:",
     "The name is missing here.",
     "Write each value as “name: value”."),
    (r"document start", r"▸",
     "What stands above is complete, so this cannot follow it.",
     "Take away any line of dots above, and look at the indentation."),
    (_STRAY, r"▸",
     "This line does not line up with the lines it belongs to.",
     "Start it in the same column as they do. Each step to the right is two spaces."),
    (r"sequence entries", r"▸",
     "A list must start on a new line.",
     "Put each item on its own line, as “- item”. If this dash is text, put quotes round it."),
    (r"quoted scalar.*(?:end of stream|document)", r"▸",
     "This text starts with a quote mark and has none at its end.",
     "Add the missing quote mark."),
    (r"quoted scalar", r"▸",
     "A backslash has a special meaning in double quotes, and this text does not use it that way.",
     "Put single quotes (') round the text instead."),
    (r"block scalar", r"▸",
     "Nothing may follow “|” or “>” on its own line.",
     "Start the text on the next line, two spaces further in. Text that starts with either needs quotes."),
    (r"simple key", r"▸-\S",
     "There is no space after this dash.",
     "Write each item as “- item”."),
    (r"simple key", r"""▸["']?[\w-]+["']?:\S""",
     "There is no space after the colon.",
     "Write each value as “name: value”."),
    (r"simple key", r"▸",
     "There is no colon on this line.",
     "Write “name: value”. If it carries on the text above, start it two spaces further in."),
    (r"',' or", r"▸",
     "This bracket is not closed, or a comma is missing after it.",
     "Close it, and put a comma between its items. Text that starts with a bracket needs quotes."),
    (r"", r"▸",
     "This line cannot be read.",
     "Look at the quotes, the colons and the indentation here and on the line above."),
)
# fmt: on
_STARTS_BADLY = re.compile(r"alias|anchor|\btag\b|cannot start any token|mapping keys|node content")
_UNFINISHED = re.compile(r"end of stream|unexpected document|block scalar|simple key|',' or")


def explain(words: str, text: str, start: int, stop: int) -> tuple[int, str, str]:
    """Return where in `text`, what is wrong and what to do, for a parser's complaint.

    `words` is the complaint, `start` is where the parser began what it could not finish, `stop` where it
    gave up.
    """
    if _STARTS_BADLY.search(words):
        place = start if text[start : start + 1] in _SPECIAL else stop
        return place, *needs_quotes(text[place : place + 1])
    place = start if _UNFINISHED.search(words) else stop
    first = max(0, place - 2000)
    view = f"\n{text[first:place]}▸{text[place : place + 200]}\n"
    for complaint, lines, message, hint in _MISTAKES:
        if re.search(complaint, words) and (found := re.search(lines, view)):
            better = first + found.start("here") - 1 if "here" in found.re.groupindex else place
            return better, message, hint
    raise AssertionError("The last row fits everything.")


def needs_quotes(character: str) -> tuple[str, str]:
    """Return what is wrong and what to do, for text that starts with `character` and is not quoted."""
    return f"Text that starts with “{character}” needs quotes.", "Put straight quotes round the whole text."
