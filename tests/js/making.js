// Events for the tests: each later than the one before it.

export { random as generator } from "../../docs/assets/js/shared/explore/random.js";

let made = 0;
const START = Date.UTC(2026, 8, 1, 12);
const DAY = 86_400_000;

export function event(kind, fields, { day } = {}) {
  made += 1;
  const at = (day === undefined ? START : day * DAY + 12 * 3_600_000) + made * 1000;
  return { id: `event-${String(made).padStart(8, "0")}`, at, day: Math.floor(at / DAY), kind, ...fields };
}

export function reviewed(slug, { day, ...fields } = {}) {
  const whole = { slug, grade: 3, sure: null, points: [], of: 0, seconds: 30, ...fields };
  return event("review", whole, { day });
}

/** Events of all kinds, some of which take back others. */
export function many(count, random) {
  const slugs = ["gan", "rnn", "lstm", "dropout"];
  const found = [];
  for (let index = 0; index < count; index += 1) {
    const slug = slugs[Math.floor(random() * slugs.length)];
    const day = 20_700 + Math.floor(index / 4);
    const chance = random();
    if (chance < 0.6 || !found.length) {
      const grade = 1 + Math.floor(random() * 4);
      found.push(reviewed(slug, { day, grade, sure: Math.floor(random() * 3) }));
    } else if (chance < 0.7) {
      found.push(event("mark", { slug, mark: "bookmark", on: random() < 0.5 }, { day }));
    } else if (chance < 0.8) {
      found.push(event("note", { slug, text: `note ${index}` }, { day }));
    } else if (chance < 0.9) {
      found.push(event("setting", { name: "retention", value: 0.7 + random() * 0.2 }, { day }));
    } else {
      const of = found[Math.floor(random() * found.length)];
      found.push(event("undo", { of: of.id }, { day }));
    }
  }
  return found;
}
