// What a list of events must lead to, told another way than state.js folds it: each part of the
// state by itself, from the whole list. Memory alone is the scheduler's own, which
// tests/test_scheduler.py compares with the Python package.

import { RETENTION, recall, review } from "../../docs/assets/js/practice/scheduler.js";

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
const grouped = (list, key, value) => new Map(
  [...Map.groupBy(list, key)].map(([name, those]) => [name, value(those)]));
const known = (reviews) => reviews.filter(({ grade }) => grade > 1).length;
const paceOf = (reviews) => (
  { n: reviews.length, seconds: sum(reviews.map(({ seconds }) => Math.min(900, seconds))) });
const dayOf = (reviews) => ({
  reviews: reviews.length,
  again: reviews.length - known(reviews),
  fresh: reviews.filter(({ before }) => !before).length,
  seconds: sum(reviews.map(({ seconds }) => seconds)),
});
const taskOf = (tries) => ({
  right: tries.filter(({ right }) => right).length,
  wrong: tries.filter(({ right }) => !right).length,
  last: tries.at(-1).right,
});

/** The reviews that count, each with the card before and after it. */
function reviewed(left) {
  const found = [];
  for (const [index, event] of left.entries()) {
    if (event.kind !== "review") continue;
    const before = found.findLast(({ slug }) => slug === event.slug)?.card ?? null;
    const chosen = left.slice(0, index)
      .findLast(({ kind, name }) => kind === "setting" && name === "retention");
    const memory = review(before, event.grade, event.day,
      { retention: chosen?.value ?? RETENTION, seed: event.id });
    const predicted = before && event.day > before.last ? recall(before, event.day) : null;
    const { grade, points, of } = event;
    found.push({ ...event, before, predicted, card: { ...memory, grade, points, of } });
  }
  return found;
}

/** Marks that a question still has: of each, the last word holds. */
function marksOf(marks) {
  return grouped(marks.filter(({ slug, mark, on }) => on
    && marks.findLast((each) => each.slug === slug && each.mark === mark).on),
  ({ slug }) => slug, (those) => new Set(those.map(({ mark }) => mark)));
}

/** The state after events in any order, some of which may come twice. */
export function told(events) {
  const all = [...new Map(events.map((event) => [event.id, event])).values()]
    .sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at - b.at));
  // What is taken back never was, also where its undo came first. An undo itself stays.
  const undone = new Set(all.filter(({ kind }) => kind === "undo").map(({ of }) => of));
  const left = all.filter(({ id }) => !undone.has(id));
  const of = (kind) => left.filter((each) => each.kind === kind);
  const reviews = reviewed(left);
  const exported = left.findLastIndex(({ kind, name }) => kind === "setting" && name === "exported");
  const last = all.at(-1);
  return {
    cards: grouped(reviews, ({ slug }) => slug, (those) => those.at(-1).card),
    marks: marksOf(of("mark")),
    notes: new Map(of("note").filter(({ id, slug, text }) => text
      && of("note").findLast((each) => each.slug === slug).id === id).map(({ slug, text }) => [slug, text])),
    settings: new Map(of("setting").map(({ name, value }) => [name, value])),
    items: grouped(of("item"), ({ slug, item }) => `${slug} ${item}`, taskOf),
    days: grouped(reviews, ({ day }) => day, dayOf),
    predicted: Array.from({ length: 10 }, (_, bin) => {
      const there = reviews.filter(({ predicted }) =>
        predicted !== null && Math.min(9, Math.floor(predicted * 10)) === bin);
      return { n: there.length, sum: sum(there.map(({ predicted }) => predicted)), known: known(there) };
    }),
    stated: [0, 1, 2].map((certainty) => {
      const there = reviews.filter(({ sure }) => sure === certainty);
      return { n: there.length, sum: 0, known: known(there) };
    }),
    pace: {
      first: paceOf(reviews.filter(({ before }) => !before)),
      later: paceOf(reviews.filter(({ before }) => before)),
    },
    unsafe: left.slice(exported + 1).filter(({ kind }) => kind === "review").length,
    latest: last ? { at: last.at, id: last.id } : null,
    count: all.length,
  };
}
