"""Damaged and hostile files and links through the page: each is refused or shown first, and changes nothing.

What the pure modules make of ten thousands of them is tested in Node, in fuzz.test.mjs.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect
from site_tests.browser.assessments_page import AssessmentsPage, document, payload
from site_tests.browser.checklist_form import PATH
from site_tests.browser.conftest import Visit
from site_tests.browser.test_lasting import link_of
from site_tests.sizes import LONG
from site_tests.trials import Inputs

from social_value.checklists.model import Checklist
from social_value.toolkit import Toolkit

TRIES = 200 if LONG else 20
"""Of files, and of links."""
EXPORTS = sorted((Path(__file__).parents[1] / "fixtures" / "assessments" / "exports").glob("*/*.json"))
UNTOUCHED = "() => Object.keys(Object.prototype).length === 0 && !('polluted' in {})"


def damaged(data: bytes, dice: Random) -> bytes:
    """The bytes with some of them changed, cut out, or put in twice."""
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((1, 3, 40, len(data))))
        middle = dice.choice((dice.randbytes(2), b"", data[start:end] * 2, b"]", b'"', b"\\", b"<b>"))
        data = data[:start] + middle + data[end:]
    return data


def forged(data: bytes, dice: Random) -> bytes:
    """The same file, in which something somewhere is what nobody would keep."""
    file = json.loads(data)
    around, step = file, "assessments"
    while isinstance(around[step], dict | list) and around[step] and dice.randint(0, 5):
        around = around[step]
        step = dice.choice(list(around) if isinstance(around, dict) else range(len(around)))
    around[step] = dice.choice(
        ("<img src=x onerror=ran()>", "x" * 300_000, [[]] * 2000, -1, None, {"length": 1}, "PROTO")
    )
    return json.dumps(file).replace('"PROTO"', '{"__proto__": {"polluted": true}}').encode()


@pytest.fixture
def mine(toolkit: Toolkit) -> dict[str, Any]:
    checklist = toolkit.checklists[0]
    return document(checklist, "b", {statement.id: "started" for statement in checklist.statements()})


def test_damaged_files_are_refused_or_shown_first_and_change_nothing(
    open_page: Visit, mine: dict[str, Any], inputs: Inputs
) -> None:
    it, dice, harmful, refused = AssessmentsPage(open_page, mine), Random(1), [], 0
    before = it.storage()
    for number in range(TRIES):
        whole = dice.choice(EXPORTS).read_bytes()
        hostile = (forged if number % 2 else damaged)(whole, dice)
        it.status.evaluate("status => { status.textContent = '' }")
        it.choose_file("Bring back from a file", payload(hostile))
        shown = it.page.get_by_role("button", name="Cancel")
        expect(it.status.filter(has_text=re.compile("Nothing was changed")).or_(shown)).to_be_visible()
        if shown.is_visible():
            shown.click()
        else:
            refused += 1
        if it.storage() != before:
            harmful.append(f"file {number} changed what is kept")
        if not it.page.evaluate(UNTOUCHED):
            harmful.append(f"file {number} changed every object")
    inputs.tried("Damaged files through the page", TRIES, refused, harmful)
    assert refused > TRIES // 4


def sealed(text: bytes) -> str:
    """The link that a stranger makes of this text, with the proof that it came over whole."""
    proof = 0x811C9DC5
    for byte in text:
        proof = (proof ^ byte) * 0x01000193 % 2**32
    letters = ""
    while proof:
        proof, rest = divmod(proof, 36)
        letters = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + letters
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(letters.rjust(7, "0").encode() + text) + packer.flush()
    return f"#a=1.{urlsafe_b64encode(packed).decode().rstrip('=')}"


def opened(link: str) -> bytes:
    """The text inside a link, without its proof."""
    packed = link.removeprefix("#a=1.")
    return zlib.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), wbits=-15)[7:]


BOMBS = [
    sealed(b"0" * 5_000_000),
    sealed(b'["starting-off",1,"' + b"x" * 90_000 + b'"]'),
    sealed(b"[" * 90_000),
    sealed(b'[{"__proto__":{"polluted":true}}]'),
]


def test_damaged_links_are_refused_or_shown_first_and_change_nothing(
    open_page: Visit, toolkit: Toolkit, mine: dict[str, Any], inputs: Inputs
) -> None:
    checklist: Checklist = toolkit.checklists[0]
    it, dice, harmful, refused = AssessmentsPage(open_page, mine), Random(2), [], 0
    page = it.page
    page.goto(PATH)
    link = link_of(page, document(checklist, "c", {each.id: "shown" for each in checklist.statements()}), notes=True)
    assert opened(sealed(opened(link))) == opened(link)
    page.goto("privacy/")
    before = it.storage()
    for number in range(TRIES):
        if number < len(BOMBS):
            hostile = BOMBS[number]
        elif number % 2:
            hostile = sealed(damaged(opened(link), dice))
        else:
            hostile = damaged(link.encode(), dice).decode("ascii", "replace")
        if not re.match("#a=", hostile):
            hostile = f"#a={hostile[3:]}"
        page.goto(f"{PATH}?{number}{hostile}")  # another address each time, or only the fragment would change
        expect(page.locator(".sv-banner:focus")).to_be_visible()
        refused += page.get_by_role("region", name="We could not open this link").is_visible()
        if it.storage() != before:
            harmful.append(f"link {number} changed what is kept: {hostile[:200]}")
        if not page.evaluate(UNTOUCHED):
            harmful.append(f"link {number} changed every object")
    inputs.tried("Damaged links through the page", TRIES, refused, harmful)
    assert refused > TRIES // 2
