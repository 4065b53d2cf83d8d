"""Two checkers that are not axe: IBM's engine, and Lighthouse, which also looks at search engines.

What IBM's says of the theme's switches is known, and written down in a file: each is the label of a hidden checkbox, or
one whose icon is all that it holds, and a button or a radio button of ours has the name. Of our own parts it may say
nothing. With SVT_LONG=1 both look at a page of each kind.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright
from site_tests.browser.conftest import Visit
from site_tests.browser.states import KINDS
from site_tests.sizes import LONG
from tools.engines import BY_NAME, system_browser

ROOT = Path(__file__).parents[2]
ACE = ROOT / "node_modules" / "accessibility-checker-engine" / "ace.js"
KNOWN = ROOT / "site_tests" / "fixtures" / "accessibility" / "ibm.json"
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("accessibility", "best-practices", "seo")

CHECK = """async () => {
  const { results } = await new ace.Checker().check(document, ["WCAG_2_2"]);
  const failed = results.filter(({ value }) => value.join() === "VIOLATION,FAIL");
  return [...new Set(failed.map(({ ruleId, snippet }) => `${ruleId}: ${snippet}`))];
}"""


def findings(page: Page) -> set[str]:
    assert ACE.is_file(), f"{ACE} is missing: run `make setup`"
    page.evaluate(f"{ACE.read_text(encoding='utf-8')}; window.ace = ace;")
    return set(page.evaluate(CHECK))


@pytest.mark.parametrize("kind", KINDS if LONG else ["home", "assessments"])
def test_ibms_engine_finds_nothing_but_what_is_known_of_the_theme(open_page: Visit, kind: str) -> None:
    """The theme's frame is around every page, so the same is found on each; nothing of it is in what is ours."""
    assert findings(open_page(KINDS[kind].path)) == set(json.loads(KNOWN.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS if LONG else ["guide"])
def test_lighthouse_gives_a_hundred(server: str, playwright: Playwright, kind: str) -> None:
    is_lost = kind == "page not found"
    found = scores(server + ("404.html" if is_lost else KINDS[kind].path), playwright)
    # Search engines are told not to list the page for wrong addresses.
    assert found == {name: [] for name in CATEGORIES} | ({"seo": ["is-crawlable"]} if is_lost else {})


def scores(address: str, playwright: Playwright) -> dict[str, list[str]]:
    """What keeps a page from the full score, for each category."""
    assert LIGHTHOUSE.is_file(), f"{LIGHTHOUSE} is missing: run `make setup`"
    browser = system_browser(BY_NAME["chromium"], playwright) or playwright.chromium.executable_path
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", "--no-enable-error-reporting"]
    flags = f"--chrome-flags=--headless --disable-gpu {'--no-sandbox' if os.geteuid() == 0 else ''}"
    done = subprocess.run(
        [*command, f"--only-categories={','.join(CATEGORIES)}", flags],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    found = {}
    for name, category in report["categories"].items():
        audits = [report["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
        found[name] = [each["id"] for each in audits if each["score"] not in (None, 1)]
        assert category["score"] == 1 or found[name]
    return found
