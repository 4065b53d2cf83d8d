"""Every kind of page and every state that a reader can bring one into, and how to get there.

A new state is one line of STATES: its name, its path, what the browser keeps when it opens, what the reader then does,
and what there is to see when all of that is done. The tests of accessibility go through all of them, in all engines, so
the steps are those that every driver can take.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from site_tests.browser.assessments_page import PATH as ASSESSMENTS
from site_tests.browser.checklist_form import PATH as CHECKLIST
from site_tests.browser.engines.probe import Probe
from site_tests.browser.steps import (
    MANY,
    ONE,
    TICKED,
    TWO,
    Kept,
    Step,
    a_colleagues_file,
    a_file,
    answer,
    call,
    choose,
    click,
    flagged,
    from_elsewhere,
    kept,
    open_link,
    pick,
    see,
    some,
    unfold,
    with_evidence,
    with_map,
    with_promises,
    write,
)
from site_tests.browser.work_page import EVIDENCE, FULL, PLAN, RESULTS, TENDER, answered

from social_value.checklists.model import Checklist

MAP, SROI = "tools/impact-map/", "tools/sroi/"
GUIDE, CASES, SHORTLIST = "guidance/putting-salford-first/", "case-studies/", "case-studies/shortlist/"
PICKED = ("salix-homes", "salford-dadz", "start-in-salford")
"""Case studies for a shortlist."""


@dataclass(frozen=True)
class State:
    """One state of one page."""

    path: str
    see: str = "h1"
    """What is seen when the state is there, as a selector."""
    keep: Kept = lambda _: {}
    do: tuple[Step, ...] = ()
    narrow: bool = False
    """Whether only narrow screens have it."""
    within: str = ":root"
    """Where controls can be reached, as a selector: what is open may be closed by whoever leaves it."""

    def reach(self, probe: Probe, checklist: Checklist, folder: Path) -> None:
        """Bring a page into this state, in a browser that has not been there."""
        if kept := self.keep(checklist):
            probe.keep(kept)
        probe.goto(self.path)
        for step in (lambda probe, _: probe.until(READY), *self.do):
            step(probe, folder)
        probe.shown(self.see)


READY = "() => document.readyState === 'complete' && !document.querySelector('label[for=__drawer].md-header__button')"
"""The script that makes buttons of labels has run; so have those before it."""


# ---- the states

KINDS: dict[str, State] = {
    "home": State(""),
    "list of guides": State("guidance/"),
    "guide": State(GUIDE),
    "guide with tables and a drawing": State("guidance/gathering-evidence/"),
    "guide with an impact map": State("guidance/unintended-value/"),
    "glossary": State("glossary/"),
    "list of documents to take away": State("take-away/"),
    "document to take away": State("take-away/evidence-log/"),
    "measuring tools": State("tools/", see=".sv-filters"),
    "impact map": State(MAP, see="[data-rows] textarea"),
    "SROI": State(SROI, see="[data-inputs] input"),
    "list of checklists": State("checklists/"),
    "checklist": State(CHECKLIST, see=".sv-status"),
    "checklist with a scale of three": State("checklists/tender-ready/", see=".sv-status"),
    "checklist that another informs": State("checklists/embedding/", see=".sv-status"),
    "assessments": State(ASSESSMENTS, see="[data-action=new]"),
    "action": State("action/"),
    "results": State(RESULTS, see="[data-none]"),
    "plan": State(PLAN, see="[data-none]"),
    "evidence": State(EVIDENCE, see="[data-none]"),
    "tender pack": State(TENDER, see="[data-none]"),
    "case studies": State(CASES, see=".sv-filters"),
    "case study": State("case-studies/salix-homes/"),
    "list of case studies": State("case-studies/themes/jobs/"),
    "shortlist": State(SHORTLIST, see="[data-none]"),
    "comparison of case studies": State("case-studies/compare/", see="[data-none]"),
    "open data": State("open-data/"),
    "contribute": State("contribute/"),
    "fields": State("contribute/fields/"),
    "form for a case study": State("contribute/compose/", see=".sv-kept"),
    "accessibility statement": State("accessibility/"),
    "page not found": State("no-such-page/"),
}
"""One page of each kind, as it is opened for the first time."""

STATES: dict[str, State] = {
    "menu open": State(GUIDE, ".sv-nav__close", do=(click(".sv__drawer"),), narrow=True),
    "word explained": State(GUIDE, ".sv-meaning:popover-open", do=(see("a.sv-word"), click("a.sv-word"))),
    "search with results": State(GUIDE, "#sv-found a", do=(call("() => document.querySelector('.sv__search').click()"),
                                 write(".md-search__input", "salford")), within=".sv-search"),
    "search without results": State(GUIDE, ".md-search-result__meta", do=(
        call("() => document.querySelector('.sv__search').click()"), write(".md-search__input", "qqqqxz")),
        within=".sv-search"),
    "tools, all open": State("tools/", ".sv-tool dt", do=(see(".sv-filters"), unfold(".sv-index"))),
    "tools, filtered": State("tools/?size=small", ".sv-chosen button"),
    "tools, filtered to none": State("tools/", ".sv-none", do=(see(".sv-filters"), write("#sv-find", "qqqqxz"))),
    "impact map, filled in": State(MAP, "[data-action=undo]", with_map, (
        click("[data-action=add]"), click("[data-action=remove]"))),
    "SROI, with an error": State(SROI, "[aria-invalid=true]", do=(
        see("[data-inputs] input"), write("[data-outcomes] [data-name=deadweight]", "many"))),
    "checklist, half": State(CHECKLIST, "#results .sv-some", do=(see(".sv-status"), answer(18))),
    "checklist, complete, all open": State(CHECKLIST, "#results .sv-some", do=(
        see(".sv-status"), answer(99), unfold("main"))),
    "checklist with a scale of three, complete, all open": State("checklists/tender-ready/", "#results .sv-some", do=(
        see(".sv-status"), answer(99), unfold("main"))),
    "checklist that another informs, complete, all open": State("checklists/embedding/", ".sv-close", ONE, (
        see(".sv-status"), answer(99), unfold("main"))),
    "checklist, flagged and for a profile": State(CHECKLIST, ".sv-flag", kept(flagged)),
    "checklist, ten-minute start": State(CHECKLIST, "#results .sv-some", do=(
        click("label[for=depth--quick]"), answer(5))),
    "checklist, storage full": State(CHECKLIST, "[data-saving~=full]", do=(
        see(".sv-status"), call(FULL), answer(3))),
    "checklist, shared copy": State(CHECKLIST, "[data-show=shared]", do=(
        see(".sv-status"), open_link(from_elsewhere("d", {"jobs-advertise": "shown"}, name="Theirs")))),
    "checklist, link refused": State(CHECKLIST + "#a=1.AAAA", "[data-show=refused]"),
    "checklist, deletion to confirm": State(CHECKLIST, "dialog[open]", do=(
        see(".sv-status"), answer(1), click("#results [data-action=delete]"))),
    "assessments, many": State(ASSESSMENTS, ".sv-entry", MANY, (see(".sv-entry"), unfold(".sv-entry"))),
    "assessments, compared": State(ASSESSMENTS, ".sv-panel table", TWO, (
        *TICKED, click("[data-action=compare]"), see(".sv-panel table"), unfold(".sv-panel"))),
    "assessments, file to look at": State(ASSESSMENTS, ".sv-incoming", TWO, (
        see(".sv-entry"), choose("[data-action=bring-back]", a_file))),
    "assessments, file refused": State(ASSESSMENTS, ".sv-told", TWO, (
        see(".sv-entry"), choose("[data-action=bring-back]", lambda: "{"))),
    "assessments, put together": State(ASSESSMENTS, ".sv-sides", TWO, (
        see(".sv-entry"), choose("[data-action=merge]", a_colleagues_file), see(".sv-panel form"),
        click(".sv-panel form button"))),
    "assessments, described": State(ASSESSMENTS, "dialog[open]", TWO, (
        click(".sv-entry summary"), click("[data-action=describe]"))),
    "assessments, shared": State(ASSESSMENTS, "dialog[open]", TWO, (
        click(".sv-entry summary"), click("[data-action=share]"))),
    "assessments, one deleted": State(ASSESSMENTS, "[data-action=undo]", TWO, (
        click(".sv-entry summary"), click("[data-action=delete]"))),
    "results, in full": State(RESULTS, "[data-part=overall]", kept(answered, some("c", 1, date="2024-11-20")), (
        see("[data-part=overall]"), unfold("sv-results"))),
    "plan, steps": State(PLAN, "[data-step-list] li", ONE),
    "plan, with an action that is late": State(PLAN, "[data-late]", ONE, (
        click("[data-step-list] [data-action=plan]"),
        pick("[data-field=due]", "2020-01-01"),
        unfold("sv-plan"))),
    "evidence, empty": State(EVIDENCE, "[data-no-lines]", ONE),
    "evidence, several, all open": State(EVIDENCE, "svg.sv-chart", kept(with_evidence), (
        see(".sv-line"), unfold("sv-evidence"), see(".sv-line [data-field=what]"), unfold("sv-evidence"))),
    "evidence, filtered to none": State(EVIDENCE, "[data-shown]", kept(with_evidence), (
        see("[data-filter]"), pick("[data-filter]", "undated"))),
    "tender pack, none yet": State(TENDER, "[data-no-tender]", ONE),
    "tender pack, draft with warnings": State(TENDER, "[data-ask]", kept(with_promises), (
        write("[data-sections] textarea", "We are local, and we have won (E9)."), click("[data-action=draft]"),
        see("[data-ask]"), click("[data-action=ask]"), click("[data-action=attach]"), unfold("sv-tender"))),
    "tender pack, pre-flight": State(TENDER, "[data-preflight] li", kept(with_promises), (
        click("[data-action=draft]"), see("[data-preflight] li"))),
    "case studies, with chips": State(f"{CASES}#theme=jobs&size=large", ".sv-chosen button"),
    "case studies, filtered to none": State(f"{CASES}#theme=wellbeing&sector=nhs&size=micro", ".sv-none"),
    "case studies, nearest first": State(f"{CASES}#theme=jobs&sort=near&size=large", "[data-near]"),
    "shortlist, shared": State(SHORTLIST + "#case=" + "&case=".join(PICKED), ".sv-pack .sv-sheet"),
    "shortlist, sharing": State(SHORTLIST + "#case=" + "&case=".join(PICKED), "[data-share]", do=(
        click("[data-action=join]"), click("[data-action=share]"))),
    "comparison, of three": State("case-studies/compare/#ids=" + ",".join(PICKED), "[data-table] table"),
}  # fmt: skip
"""The states besides those of KINDS."""

ALL = KINDS | STATES
