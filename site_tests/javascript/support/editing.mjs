/** Random editors: a checklist that is edited for years, with the history that its YAML would keep. */

import { SMALL } from "./models.mjs";

/** A checklist with its history, under edit. Edition 1 is the small model. */
export class Editing {
  constructor() {
    this.model = { ...structuredClone(SMALL), history: { earlier: {}, since: {}, retired: [] } };
    this.count = 0;
  }

  act(dice) {
    this.count += 1;
    [this.add, this.retire, this.reword, this.reword, this.move, this.reweight, this.publish, this.publish][
      dice.below(8)
    ].call(this, dice);
  }

  get areas() {
    return this.model.areas;
  }

  pick(dice) {
    const area = dice.of(this.areas.filter(({ statements }) => statements.length > 0));
    return { area, statement: dice.of(area.statements) };
  }

  publish() {
    this.model = { ...structuredClone(this.model), edition: this.model.edition + 1 };
  }

  add(dice) {
    const id = `s${this.count}`;
    const area = dice.of(this.areas);
    area.statements.splice(dice.below(area.statements.length + 1), 0, {
      id,
      weight: 1,
      must: false,
      doesNotApply: "allowed",
      fingerprint: `print-${id}`,
      text: `We do ${id}.`,
    });
    if (this.model.edition > 1) this.model.history.since[id] = this.model.edition;
  }

  retire(dice) {
    if (this.areas.flatMap(({ statements }) => statements).length < 2) return;
    const { area, statement } = this.pick(dice);
    area.statements.splice(area.statements.indexOf(statement), 1);
    const { id, text, weight } = statement;
    // What came and went within one edition was never published.
    if (this.since(id) === this.model.edition) return;
    this.model.history.retired.push({ id, text, area: area.id, edition: this.model.edition, successor: null, weight });
    delete this.model.history.earlier[id];
  }

  since(id) {
    return this.model.history.since[id] ?? 1;
  }

  /** Notes how the statement stood in the edition before, if it stood there and that is not noted yet. */
  remember(area, statement) {
    const { earlier } = this.model.history;
    const before = this.model.edition - 1;
    if (this.since(statement.id) > before) return;
    const stages = (earlier[statement.id] ??= []);
    if (stages[0]?.edition === before) return;
    const { text, weight, fingerprint } = statement;
    stages.unshift({ edition: before, text, area: area.id, weight, fingerprint });
  }

  reword(dice) {
    const { area, statement } = this.pick(dice);
    this.remember(area, statement);
    statement.text = `We do ${statement.id} otherwise (${this.count}).`;
    statement.fingerprint = `print-${statement.id}-${this.count}`;
  }

  move(dice) {
    const { area, statement } = this.pick(dice);
    this.remember(area, statement);
    area.statements.splice(area.statements.indexOf(statement), 1);
    dice.of(this.areas).statements.unshift(statement);
  }

  reweight(dice) {
    const { area, statement } = this.pick(dice);
    this.remember(area, statement);
    statement.weight = 1 + dice.below(3);
  }
}
