/** Does for tests in Python what the page does: JSON in, JSON out. */

import { readFileSync } from "node:fs";
import { put, typed } from "#compose/draft.mjs";
import { read } from "#compose/reading.mjs";
import { problems } from "#compose/rules.mjs";
import { written } from "#compose/yaml.mjs";

const { form, names, entities, studies, values } = JSON.parse(readFileSync(0, "utf8"));

/** As Python's html.unescape tells whether a character code is one. */
const decode = (text) => {
  const name = text.slice(1);
  const isKnown = name.startsWith("#") || entities.some((each) => name === each || (!each.endsWith(";") && name.startsWith(each)));
  return isKnown ? "decoded" : text;
};

/** Groups come as ["group", [[name, value], …]], so that names which are figures keep their order. */
const restored = (value) => {
  if (!Array.isArray(value)) return value;
  const [kind, items] = value;
  return kind === "group" ? new Map(items.map(([name, item]) => [name, restored(item)])) : items.map(restored);
};

/** As somebody fills it in: one value after the other, in an order of their own. */
const composed = (data) => ({ ...filled({ data: {} }, [], data).data });

const filled = (draft, loc, data) =>
  Object.entries(data).reduce((so, [name, value]) => {
    const at = [...loc, Array.isArray(data) ? Number(name) : name];
    if (typeof value !== "object") return put(form, at, value)(so);
    const isList = Array.isArray(value);
    const isRecords = isList && value.some((item) => typeof item === "object");
    const begun = put(form, at, isRecords ? value.map(() => ({})) : isList ? value : {})(so);
    return isList && !isRecords ? begun : filled(begun, at, value);
  }, draft);

const judged = (data) => {
  const yaml = written(composed(data), form.heading);
  const back = read(yaml, form.heading);
  const found = problems(composed(data), { form, names, decode }).map(({ field, message, hint }) => ({ field, message, hint }));
  return { yaml, isReadBack: JSON.stringify(back) === JSON.stringify(composed(data)), problems: found };
};

process.stdout.write(
  JSON.stringify({
    studies: (studies ?? []).map(judged),
    values: (values ?? []).map((value) => written(restored(value))),
    typed: (JSON.parse(process.env.TYPED ?? "[]")).map(([kind, rule, text]) => typed({ kind, rule, required: true }, text) ?? null),
  }),
);
