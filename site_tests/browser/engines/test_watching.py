"""What every journey relies on: a page that breaks its policy, or tells others anything, is stopped and noticed."""

from __future__ import annotations

import re
import time
from pathlib import Path

from site_tests.browser import policy_watch
from site_tests.browser.engines.probe import PATIENCE, Probe
from site_tests.sizes import LONG

HOSTILE = """async () => {
  window.ran = [];
  document.body.insertAdjacentHTML("beforeend", `<div id="hostile" style="color: rgb(1, 2, 3)">
    <a href="javascript:ran.push('address')">a</a><b onclick="ran.push('handler')">b</b>
    <img src="https://example.org/a.png" alt=""><form action="privacy/"><button>c</button></form></div>`);
  const script = document.createElement("script");
  script.text = "ran.push('script')";
  document.body.append(script);
  for (const each of document.querySelectorAll("#hostile :is(a, b, button)")) each.click();
  await new Promise((done) => setTimeout(done, 200));
  if (getComputedStyle(document.getElementById("hostile")).color === "rgb(1, 2, 3)") ran.push("style");
  if (location.search) ran.push("form");
  return ran;
}"""

PLAIN = "assets/social-value/favicon.svg"
"""A file that has no policy."""

ASK = "(address) => { fetch(address, { mode: 'no-cors' }).catch(() => {}) }"
PAUSE = "() => new Promise((done) => setTimeout(done, 300))"


def noticed(probe: Probe, found: list[str]) -> list[str]:
    """All of what is found, once there is something and nothing more comes."""
    end = time.monotonic() + PATIENCE
    before = -1
    while len(found) != before and time.monotonic() < end:
        before = len(found) or -1
        probe.evaluate(PAUSE)  # in the page: Playwright tells nothing while it is not asked
    taken = found.copy()
    found.clear()
    return taken


def test_markup_that_came_into_a_page_does_nothing_and_is_noticed(probe: Probe) -> None:
    probe.goto("privacy/")
    assert probe.evaluate(HOSTILE) == []
    breaches = noticed(probe, policy_watch.breaches)
    broken = {re.sub(r"effective-directive ([a-z]+-[a-z]+).*", r"\1", breach) for breach in breaches}
    assert broken == {"script-src", "style-src", "img-src", "form-action"}
    probe.outside.clear()  # some drivers tell of requests that were blocked, too


def test_a_request_that_leaves_is_noticed(probe: Probe) -> None:
    probe.goto(PLAIN)
    for address in ("http://example.org/a", "https://example.org/a"):
        probe.evaluate(ASK, address)
        assert noticed(probe, probe.outside)
    policy_watch.take()


def test_a_page_that_tells_where_its_reader_was_is_noticed(probe: Probe) -> None:
    probe.goto(PLAIN)
    probe.evaluate(ASK, f"{probe.server}search/index.json")
    assert set(noticed(probe, policy_watch.breaches)) == {f"referrer {probe.server}{PLAIN}"}


def addresses(site: Path) -> list[str]:
    """A page of each kind, which is known by the scripts and styles that it has; in the long form every page."""
    pages = {
        file.relative_to(site).as_posix().removesuffix("index.html"): file for file in sorted(site.rglob("*.html"))
    }
    if LONG:
        return list(pages)
    kinds: dict[frozenset[str], str] = {}
    for page, file in pages.items():
        kinds.setdefault(
            frozenset(re.findall(r'assets/([^"]+[.](?:css|mjs))"', file.read_text(encoding="utf-8"))), page
        )
    return ["404.html", *kinds.values()]


def test_pages_of_every_kind_are_opened_without_a_breach(probe: Probe, site: Path) -> None:
    pages = addresses(site)
    assert {"", "404.html", "action/tender/", "assessments/", "case-studies/", "tools/sroi/"} <= set(pages)
    for page in pages:
        probe.goto(page)
        probe.evaluate(PAUSE)
    assert policy_watch.breaches == []
