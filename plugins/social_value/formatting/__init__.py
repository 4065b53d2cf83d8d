r"""One style for every YAML file, so that two people who say the same write the same. Comments are kept.

`formatted` puts a file in shape. The rules are few, and written so that another program can follow them to the
letter: a page that composes a file in the browser writes what this would leave as it is. `WIDTH` is 120.

How a file is laid out:

 1. UTF-8, line feeds, one at the end of the file. No `---`, no tab, no space at the end of a line outside text.
 2. A group is one `name: value` line for each value, in the order in which somebody wrote them. What stands inside
    a group or a list starts two spaces further in, and so does a list under its name: `themes:`, then `  - jobs`.
 3. The first value of a group in a list stands beside the dash: `  - id: one`, then `    title: Two`.
 4. An empty list is `[]`, an empty group is `{}`, and nothing is `null`.
 5. A list or group that somebody wrote in brackets stays so if it fits its line, holds no comment and no text of
    several lines: `[a, b]`, `{a: 1, b: 2}`. Else it is laid out as above. A program never writes brackets.
 6. `true`, `false` and numbers stay as they are spelt. A program writes a number as it was typed.

How a text is written. The first rule that fits is the one; lengths count characters (code points), comments aside:

 7. Its body is the text without one line feed at its end. A body without line feeds stands beside its name if it is
    all of the text and the line is then no longer than WIDTH: plain if it may be (rule 10), else in double quotes.
 8. A body of several lines is a block, if it may be (rule 11): `|-`, or `|` if the text ends with a line feed. Each
    line follows as it is, two spaces further in than the name or the dash; an empty line stays empty.
 9. Any other body that may be a block is folded, if it has a place to break at: `>-`, or `>` if the text ends with a
    line feed. A place to break at is a single space with another character on both sides of it. Lines are filled with
    as many pieces as fit into WIDTH, and at least one. Without such a place it is `|` if it ends with a line feed.
    What no rule has placed stands beside its name as in rule 7, however long it is.
10. A text may be plain unless it is empty, starts or ends with a space, holds a line feed, carriage return or tab,
    starts with ... or with one of - ? : , [ ] { } # & * ! | > ' " % @ `, holds “: ” or “ #”, ends with “:”, or would
    be taken for something else, as `AMBIGUOUS` says, unless it is a day or a month (`DATE`). In brackets it may hold
    none of , [ ] { } : ? either. A name is written as a text that fits its line.
11. A body may be a block unless it is empty, starts with a space or a line feed, ends with a space or a line feed,
    holds a carriage return or a tab, or has a line of spaces alone.
12. In double quotes, \ is \\, " is \", a line feed is \n, a carriage return \r and a tab \t. Nothing else is escaped.

What is not data:

13. A comment on a line of its own stands above what follows it, as far in as that. One at the end of a list or group
    that is further in than what follows stays with the list or group. Several keep their order.
14. A comment after a value stays on the line where the value starts, after one space.
15. One empty line stays where somebody left one or more, but not at the start of a list or group, nor of the file.
"""

from __future__ import annotations

from typing import Any

from social_value.formatting.tree import plain_tree, read_tree
from social_value.formatting.writing import write
from social_value.problems import Problem, ProblemsError
from social_value.source import parse

__all__ = ["formatted", "written"]


def written(data: Any, heading: str = "") -> str:
    """Return data as YAML in the one style. `heading` is a comment above it, with an empty line between."""
    return (f"{heading}\n\n" if heading else "") + write(plain_tree(data))


def formatted(content: str | bytes, shown: str) -> str:
    """Return the YAML file called `shown` in the one style. Raise ProblemsError if it cannot be read.

    The data is the same, to the last space: that is looked at each time, and a file that would change is refused.
    """
    source = parse(content, shown)
    text = write(read_tree(source))
    try:
        same = parse(text, shown).data == source.data
    except ProblemsError:
        same = False
    if not same:
        message = "This file cannot be put in shape without changing what it says, so it was left as it is."
        raise ProblemsError([Problem(shown, 1, 1, "", message, "Look for an unusual name or text in it.")])
    return text
