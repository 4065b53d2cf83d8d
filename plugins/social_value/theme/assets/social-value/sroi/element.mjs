// @ts-check
/**
 * <sv-sroi data-model="{…}"> is a calculator that starts with the worked example. It keeps nothing.
 *
 * @import { Case } from "./sroi.mjs"
 * @import { Texts, Wrong } from "./typed.mjs"
 */

import { define } from "../assessments/define.mjs";
import { h } from "../assessments/dom.mjs";
import { calculate } from "./sroi.mjs";
import { caseOf, textsOf } from "./typed.mjs";
import * as say from "./words.mjs";

/** So that a screen reader hears one result, not one for each key. */
const PAUSE_MS = 800;

/** @typedef {"inputs" | "outcomes"} Kind */

define("sv-sroi", open);

/** @param {HTMLElement} host @param {AbortSignal} signal */
function open(host, signal) {
  /** @type {Case} */
  const example = JSON.parse(host.dataset.model ?? "");
  const most = Number(host.dataset.most);
  const find = (/** @type {string} */ selector) => /** @type {any} */ (host.querySelector(selector));
  const without = find("[data-without]");
  const added = [...find("template[data-tool]").content.cloneNode(true).childNodes];
  find("template[data-tool]").after(...added);
  without.hidden = true;
  let number = 0;
  let pause = 0;
  signal.addEventListener("abort", () => {
    clearTimeout(pause);
    for (const node of added) node.remove();
    without.hidden = false;
  });

  /** @param {Kind} kind @returns {HTMLFieldSetElement[]} */
  const boxes = (kind) => [...find(`[data-${kind}]`).children];

  /** Gives each field of a box a name of its own, and its text. @param {HTMLElement} box @param {Texts} texts */
  function fill(box, texts) {
    number += 1;
    for (const input of box.querySelectorAll("input")) {
      const name = input.dataset.name ?? "";
      input.id = `calculator--${number}-${name}`;
      input.value = texts[name] ?? "";
      box.querySelector(`[data-for="${name}"]`)?.setAttribute("for", input.id);
      const about = ["hint", "wrong"].map((part) => {
        const node = box.querySelector(`[data-${part}="${name}"]`);
        if (node) node.id = `${input.id}--${part}`;
        return node?.id;
      });
      input.setAttribute("aria-describedby", about.filter(Boolean).join(" "));
    }
    return box;
  }

  /** @param {Kind} kind @param {Texts} [texts] */
  function add(kind, texts = {}) {
    const box = find(`template[data-kind="${kind}"]`).content.firstElementChild.cloneNode(true);
    find(`[data-${kind}]`).append(fill(box, texts));
    return box;
  }

  /** @param {Case} given */
  function show(given) {
    const { inputs, outcomes, rates } = textsOf(given);
    find("[data-inputs]").replaceChildren();
    find("[data-outcomes]").replaceChildren();
    inputs.forEach((texts) => add("inputs", texts));
    outcomes.forEach((texts) => add("outcomes", texts));
    fill(find("[data-rates]"), rates);
    draw();
  }

  /** @param {HTMLElement} box @returns {Texts} */
  const textsIn = (box) =>
    Object.fromEntries([...box.querySelectorAll("input")].map(({ dataset, value }) => [dataset.name ?? "", value]));

  /** @param {HTMLElement} box @param {Wrong[]} wrong */
  function mark(box, wrong) {
    for (const input of box.querySelectorAll("input")) {
      const found = wrong.find(({ name }) => name === input.dataset.name);
      const place = /** @type {HTMLElement} */ (box.querySelector(`[data-wrong="${input.dataset.name}"]`));
      place.textContent = found?.words ?? "";
      place.hidden = !found;
      if (found) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  function draw() {
    const [inputs, outcomes, rates] = [boxes("inputs"), boxes("outcomes"), find("[data-rates]")];
    const read = caseOf({ inputs: inputs.map(textsIn), outcomes: outcomes.map(textsIn), rates: textsIn(rates) });
    inputs.forEach((box, place) => mark(box, read.wrong.inputs[place]));
    outcomes.forEach((box, place) => mark(box, read.wrong.outcomes[place]));
    mark(rates, read.wrong.rates);
    for (const list of [inputs, outcomes]) {
      list.forEach((box, place) => {
        const count = /** @type {HTMLElement} */ (box.querySelector("[data-number]"));
        count.textContent = `${place + 1}`;
        const legend = box.querySelector("legend")?.textContent ?? "";
        for (const of of box.querySelectorAll("[data-of]")) of.textContent = ` ${legend.toLowerCase()}`;
      });
    }
    find('[data-action="add-outcome"]').disabled = outcomes.length >= most;
    find('[data-action="add-input"]').disabled = inputs.length >= 2 * most;
    const words = read.isWrong ? say.WRONG : say.sentence(calculate(read.given));
    find("[data-result]").replaceChildren(...(read.isWrong ? [h("p", {}, say.WRONG)] : drawResult(read.given)));
    clearTimeout(pause);
    pause = window.setTimeout(() => {
      find("[data-live]").textContent = words;
    }, PAUSE_MS);
  }

  /** @type {{[action: string]: (button: HTMLElement) => void}} */
  const actions = {
    empty: () => {
      show({ inputs: [], outcomes: [], discount_tenths: example.discount_tenths, swing: example.swing });
      add("inputs");
      add("outcomes");
      draw();
      boxes("inputs")[0].querySelector("input")?.focus();
    },
    example: () => show(example),
    "add-input": () => {
      const box = add("inputs");
      draw();
      box.querySelector("input").focus();
    },
    "add-outcome": () => {
      const box = add("outcomes");
      draw();
      box.querySelector("input").focus();
    },
    remove: (button) => {
      const box = /** @type {HTMLElement} */ (button.closest("fieldset"));
      const list = /** @type {HTMLElement} */ (box.parentElement);
      const next = /** @type {HTMLElement | null} */ (box.nextElementSibling ?? box.previousElementSibling);
      box.remove();
      draw();
      const add = list.matches("[data-inputs]") ? "add-input" : "add-outcome";
      (next?.querySelector("legend") ?? find(`[data-action="${add}"]`)).focus();
    },
    print: () => window.print(),
  };
  host.addEventListener(
    "click",
    ({ target }) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-action]"));
      const action = button?.dataset.action ?? "";
      if (button && Object.hasOwn(actions, action)) actions[action](button);
    },
    { signal },
  );
  host.addEventListener("input", draw, { signal });
  host.addEventListener("submit", (event) => event.preventDefault(), { signal });
  show(example);
}

/** @param {Case} given */
function drawResult(given) {
  const result = calculate(given);
  const { low, high } = result;
  const missing = given.outcomes.filter(({ pence, source }) => pence !== 0 && !source.trim()).length;
  const rows = given.outcomes.map(({ what }, place) => {
    const { gross, after_attribution: first, total } = result.outcomes[place];
    return [what || say.outcome(place + 1), ...[gross, first, total].map(say.pounds)];
  });
  return [
    h("p.sv-overall", {}, say.ratio(result)),
    h("p", {}, say.range(low, high)),
    missing ? h("p", {}, say.noSource(missing)) : "",
    h(
      "table.sv-table.sv-sums",
      {},
      h("caption", {}, say.CAPTION),
      h("thead", {}, h("tr", {}, ...say.HEADINGS.map((words) => h("th", { scope: "col" }, words)))),
      h(
        "tbody",
        {},
        ...rows.map(([what, ...cells]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, what),
            ...cells.map((cell, place) => h("td", { "data-label": say.HEADINGS[place + 1] }, cell)),
          ),
        ),
        h(
          "tr",
          {},
          h("th", { scope: "row" }, say.ALL),
          h("td", {}, ""),
          h("td", {}, ""),
          h("td", { "data-label": say.HEADINGS[3] }, say.pounds(result.total)),
        ),
        h(
          "tr",
          {},
          h("th", { scope: "row" }, say.INPUTS),
          h("td", {}, ""),
          h("td", {}, ""),
          h("td", {}, say.pounds(result.inputs)),
        ),
      ),
    ),
  ];
}
