/**
 * Finds documents in the index that `search/index.py` writes. Pure: it is given a function that loads a part of it.
 *
 * Each word of a query stands for every word of the index that begins with it. A document's score is the sum over the
 * words of the query of how rare the word is times the best of impact × nearness. Only the documents with the most
 * words are results: with all of them, if there are any.
 */

import { otherForms, places } from "./words.mjs";

const MOST_WORDS = 8;
/** How short a word that is nowhere may be cut: to half of it, but never to fewer letters than these. */
const SHORTEST_CUT = 4;
const OTHER_FORM = 9;
const CUT = 1;

/** How near a word of the index is to the reader's, which it begins with. As in `search/index.py`. */
function nearness(word, term) {
  return term === word ? 10 : 1 + Math.floor((6 * [...word].length) / [...term].length);
}

/** How much a word tells: the fewer documents have it, the more. */
export const rarity = (all, having) => Math.round(8 * Math.log2(1 + all / having));

/**
 * The words of a query that are searched, folded -> as the reader wrote them: each once, without those that stand
 * everywhere, unless there is no other.
 */
export function asked(query, stop) {
  const text = query.normalize("NFC");
  const all = [...new Map(places(text).map(({ word, start, end }) => [word, text.slice(start, end)]))];
  const telling = all.filter(([word]) => !stop.has(word));
  return new Map((telling.length ? telling : all).slice(0, MOST_WORDS));
}

/**
 * Opens the index. `load` takes the path of a part and resolves to its data.
 *
 * Resolves to { find(query), documents(numbers) }; whatever `load` rejects with, they reject with.
 */
export async function openIndex(load) {
  const { version, kinds, stop, wide, words: firsts, texts } = await load("index.json");
  const stopWords = new Set(stop);
  const count = kinds.reduce((sum, [, , number]) => sum + number, 0);
  const parts = new Map();

  function part(name) {
    if (!parts.has(name)) {
      const loading = load(`${version}/${name}`);
      parts.set(name, loading);
      loading.catch(() => parts.delete(name)); // it may work the next time
    }
    return parts.get(name);
  }

  /** The numbers of the ranges of words that may hold one beginning with this: from, to (exclusive). */
  function ranges(beginning) {
    const from = Math.max(0, firsts.findLastIndex((first) => first <= beginning));
    const to = firsts.findIndex((first) => first >= `${beginning}\uffff`);
    return [from, to < 0 ? firsts.length : to];
  }

  /** Put the documents of every fitting word of some ranges into `scores`. */
  async function collect(scores, [from, to], near) {
    const shards = await Promise.all(Array.from({ length: to - from }, (_, at) => part(`words-${from + at}.json`)));
    for (const [term, steps, impacts] of shards.flat()) {
      const factor = near(term);
      if (!factor) continue;
      let number = 0;
      for (let at = 0; at < steps.length; at += 1) {
        number += steps[at];
        scores.set(number, Math.max(scores.get(number) ?? 0, factor * impacts[at]));
      }
    }
  }

  const beginning = (word, near) => (term) => term.startsWith(word) && near(word, term);
  const exactly = (word, near) => (term) => term === word && near;
  const oneRange = (word) => [ranges(word)[0], ranges(word)[0] + 1];

  /** What a word finds: {word, forms: {exact, beginning}, scores, broad}. */
  async function found(word) {
    const scores = new Map();
    if (!firsts.length) return { word, scores, broad: false, forms: { exact: [], beginning: word } };
    const range = ranges(word);
    const broad = range[1] - range[0] >= wide;
    if (broad) {
      // Everything with this beginning would be a large part of the index.
      const [, numbers, best] = (await part("short.json")).find(([it]) => it === word);
      numbers.forEach((number, at) => scores.set(number, best[at]));
      await collect(scores, oneRange(word), exactly(word, 10));
    } else {
      await collect(scores, range, beginning(word, nearness));
    }
    const others = otherForms(word);
    await Promise.all(others.map((other) => collect(scores, oneRange(other), exactly(other, OTHER_FORM))));
    if (scores.size) return { word, scores, broad, forms: { exact: others, beginning: word } };
    return { word, ...(await cut(word)) };
  }

  /** What the beginning of a word finds that is nowhere itself: “employability” finds “employ”. */
  async function cut(word) {
    const scores = new Map();
    const shortest = Math.max(SHORTEST_CUT, Math.floor(word.length / 2));
    for (let length = word.length - 1; length >= shortest; length -= 1) {
      const start = word.slice(0, length);
      const range = ranges(start);
      if (range[1] - range[0] >= wide) break;
      await collect(scores, range, beginning(start, () => CUT));
      if (scores.size) return { scores, broad: false, forms: { exact: [], beginning: start } };
    }
    return { scores, broad: false, forms: { exact: [], beginning: word } };
  }

  /**
   * The results of a query: {words, missing, groups, isWhole}. `words` are [{exact, beginning}]. `missing` are the words that no
   * document has: [{word, instead}], as they were written, with the beginning that was searched for one, or "".
   * `groups` are [{kind, label, numbers}], the best document first; not `isWhole`, they are only the best of all.
   */
  async function find(query) {
    const written = asked(query, stopWords);
    const each = await Promise.all([...written.keys()].map(found));
    return {
      words: each.map(({ forms }) => forms),
      missing: each
        .filter(({ word, scores, forms }) => !scores.size || forms.beginning !== word)
        .map(({ word, scores, forms }) => {
          const own = written.get(word);
          return { word: own, instead: scores.size ? own.slice(0, forms.beginning.length) : "" };
        }),
      groups: grouped(ranked(each)),
      isWhole: !each.length || each.some(({ broad }) => !broad),
    };
  }

  /** The numbers of the documents that have most of the words, the best first. */
  function ranked(each) {
    // A broad word knows only its best documents, so beside another word it takes none away, and counts for little.
    const certain = each.filter(({ broad }) => !broad);
    const totals = new Map();
    for (const { scores } of certain.length ? certain : each) {
      const worth = rarity(count, scores.size);
      for (const [number, score] of scores) {
        const total = totals.get(number) ?? { having: 0, score: 0 };
        totals.set(number, { having: total.having + 1, score: total.score + worth * score });
      }
    }
    for (const { scores, broad } of certain.length ? each : []) {
      if (broad) for (const [number, total] of totals) total.score += scores.get(number) ?? 0;
    }
    const most = [...totals.values()].reduce((so, { having }) => Math.max(so, having), 0);
    const best = [...totals].filter(([, { having }]) => having === most);
    best.sort(([a, { score: one }], [b, { score: other }]) => other - one || a - b);
    return best.map(([number]) => number);
  }

  function grouped(numbers) {
    let start = 0;
    return kinds.flatMap(([kind, label, size]) => {
      const from = start;
      start += size;
      const own = numbers.filter((number) => number >= from && number < from + size);
      return own.length ? [{ kind, label, numbers: own }] : [];
    });
  }

  /** The documents of some numbers: [{address, title, context, sections: [{heading, anchor, text}]}]. */
  async function documents(numbers) {
    const blocks = numbers.map((number) => texts.findLastIndex((first) => first <= number));
    const loaded = await Promise.all(blocks.map((block) => part(`texts-${block}.json`)));
    return numbers.map((number, at) => {
      const [address, title, context, sections] = loaded[at][number - texts[blocks[at]]];
      const named = sections.map(([heading, anchor, text]) => ({ heading, anchor, text }));
      return { address, title, context, sections: named };
    });
  }

  return { find, documents };
}
