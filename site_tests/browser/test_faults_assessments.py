"""What a reader does with assessments while the browser's storage is full: none of them is lost, at whatever write."""

from __future__ import annotations

import json
from typing import Any

from site_tests.browser.assessments_page import AssessmentsPage, document
from site_tests.browser.conftest import Visit
from site_tests.browser.faults import FAILING, FOREVER
from site_tests.browser.long_visit import documents_in, typed_in
from site_tests.trials import Faults

from social_value.toolkit import Toolkit

STAY = """async ([mine, other, file, plan]) => {
  const find = (selector) => document.querySelector(selector);
  const status = find("[data-status]");
  const until = async (met) => {
    for (const end = Date.now() + 20_000; !met(); ) {
      if (Date.now() > end) throw new Error(`it does not come to this: ${met}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  /** Whatever comes of a step, the page says so. */
  const said = async (step) => { status.textContent = ""; await step(); await until(() => status.textContent) };
  const press = (id, action) => find(`[data-id="${id}"] [data-action=${action}]`)?.click();
  const describe = async (name, note) => {
    await until(() => find("[data-dialog=describe]").open);
    find("#describe--name").value = name;
    find("#describe--note").value = note;
    find("[data-submit]").click();
  };
  Object.assign(window, { plan, seen: 0, failed: 0 });
  await said(async () => { find("[data-action=new]").click(); await describe("New", "") });
  await said(async () => { press(mine, "describe"); await describe("Renamed", "a note of it all") });
  await said(() => press(mine, "duplicate"));
  await said(() => press(other, "delete"));
  if (!find("[data-action=undo]").hidden) await said(() => find("[data-action=undo]").click());
  const files = new DataTransfer();
  files.items.add(new File([file], "assessments.json"));
  find("[data-file]").files = files.files;
  find("[data-file]").dispatchEvent(new Event("change", { bubbles: true }));
  await until(() => find(".sv-panel form"));
  await said(() => find(".sv-panel form").requestSubmit());
}"""
"""One is begun, described, copied; another is deleted and taken back; and a file brings a later one of the first."""

AFRESH = """(texts) => {
  const host = document.querySelector("sv-assessments");
  const { parentNode, nextSibling } = host;
  host.remove();
  localStorage.clear();
  window.plan = {};
  Object.assign(localStorage, texts);
  parentNode.insertBefore(host, nextSibling);
}"""
"""The element is taken off the page and put back, which is what a new page is to it, and far quicker."""


def test_storage_that_is_full_at_any_write_loses_no_assessment(
    open_page: Visit, toolkit: Toolkit, faults: Faults
) -> None:
    checklist = toolkit.checklists[0]
    given = {statement.id: "started" for statement in checklist.statements()}
    mine, other = document(checklist, "b", given), document(checklist, "c", given)
    later = document(checklist, "b", {**given, "buy-know": "shown"}, changed="2099-01-01T00:00:00.000Z")
    it = AssessmentsPage(open_page, mine, other, before=FAILING)
    page = it.page
    start = it.storage()

    def stay(plan: dict[str, Any]) -> list[str]:
        """Begin with the two, and return what is lost of them and of the note that was typed."""
        page.evaluate(AFRESH, start)
        it.button("New assessment").wait_for()
        page.evaluate(STAY, [mine["id"], other["id"], json.dumps(later), plan])
        texts = list(it.storage().values())
        backups = [each["assessment"] for each in map(json.loads, texts) if "assessment" in each]
        found = (
            documents_in(texts)
            + backups
            + json.loads(it.download(it.button("Save all to a file").click))["assessments"]
        )
        lost = [f"all of {each['name']}" for each in (mine, other) if typed_in(each) not in map(typed_in, found)]
        return lost + ([] if any(each["note"] == "a note of it all" for each in found) else ["the note"])

    assert stay({}) == []
    writes = int(page.evaluate("() => window.seen"))
    assert writes > 10
    for number in range(1, writes + 1):
        for fault, last in (("Storage is full at one write", number), ("Storage is full from one write on", FOREVER)):
            plan = {"first": number, "last": last, "error": "QuotaExceededError"}
            faults.tried(fault, f"write {number} on the page of all assessments", stay(plan))
            assert page.evaluate("() => window.failed") > 0, "the fault did not happen"
