import assert from "node:assert/strict";
import test from "node:test";
import {
  ACTIONS, LAKE, LIMIT, act, best, choose, emptyTable, isEnd, learn, newAgent, outcomes, possible,
  success,
} from "../../docs/assets/js/explore-q-learning-grid/model.js";
import { lately, sentence, update, way } from "../../docs/assets/js/explore-q-learning-grid/words.js";
import { random } from "../../docs/assets/js/shared/explore/random.js";

const close = (a, b, within = 1e-12) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const [LEFT, DOWN, RIGHT, UP] = [0, 1, 2, 3];
const states = Array.from(LAKE, (_, state) => state);

function trained(settings, episodes, seed = 1) {
  const agent = newAgent();
  const uniform = random(seed);
  while (agent.won.length < episodes) act(agent, settings, uniform);
  return agent;
}

test("what may come of an action sums to one, and keeps to the lake", () => {
  for (const state of states.filter((each) => !isEnd(each))) {
    for (const action of [LEFT, DOWN, RIGHT, UP]) {
      const all = outcomes(state, action, 2 / 3);
      close(all.reduce((sum, { chance }) => sum + chance, 0), 1);
      for (const { state: after } of all) assert.ok(after >= 0 && after < LAKE.length);
    }
  }
});

test("on firm ice an action does what it says; the shore stops it", () => {
  const certain = (state, action) => outcomes(state, action, 0).find(({ chance }) => chance === 1);
  assert.equal(certain(0, RIGHT).state, 1);
  assert.equal(certain(0, DOWN).state, 4);
  assert.equal(certain(0, UP).state, 0);
  assert.equal(certain(0, LEFT).state, 0);
  assert.deepEqual(certain(14, RIGHT), { chance: 1, state: 15, reward: 1, ended: true });
  assert.deepEqual(certain(1, DOWN), { chance: 1, state: 5, reward: 0, ended: true });
});

test("the update moves a part of the way to its target", () => {
  const q = emptyTable();
  q[0][RIGHT] = 0.5;
  q[1] = [0, 0, 1, 0.2];
  const seen = { state: 0, action: RIGHT, reward: 0, after: 1, ended: false };
  const { was, future, error } = learn(q, seen, { alpha: 0.1, gamma: 0.9 });
  assert.deepEqual([was, future], [0.5, 1]);
  close(error, 0.4);
  close(q[0][RIGHT], 0.54);
});

test("an end has no future", () => {
  const q = emptyTable();
  q[15] = [9, 9, 9, 9];
  learn(q, { state: 14, action: RIGHT, reward: 1, after: 15, ended: true }, { alpha: 0.5, gamma: 0.9 });
  close(q[14][RIGHT], 0.5);
});

test("equals are drawn by lot, and the best is taken where there is one", () => {
  assert.deepEqual(best([0, 0, 0, 0]), [LEFT, DOWN, RIGHT, UP]);
  const uniform = random(4);
  const counts = ACTIONS.map(() => 0);
  for (let turn = 0; turn < 4000; turn += 1) counts[choose([0, 0, 0, 0], 0, uniform)] += 1;
  for (const count of counts) close(count / 4000, 0.25, 0.03);
  for (let turn = 0; turn < 100; turn += 1) assert.equal(choose([0, 0, 1, 0], 0, uniform), RIGHT);
});

test("epsilon is the share of moves that are drawn from all", () => {
  const uniform = random(5);
  let others = 0;
  for (let turn = 0; turn < 8000; turn += 1) others += Number(choose([0, 1, 0, 0], 0.4, uniform) !== DOWN);
  close(others / 8000, 0.4 * 0.75, 0.02);
});

test("on firm ice it learns the shortest way: six steps, discounted five times", () => {
  const { q } = trained({ epsilon: 0.3, alpha: 0.5, gamma: 0.9, slip: 0 }, 2000);
  close(Math.max(...q[0]), 0.9 ** 5, 1e-6);
  close(success(q, 0), 1);
});

test("without exploration it takes the first way it found and looks for no better", () => {
  const settings = { alpha: 0.5, gamma: 0.9, slip: 0 };
  const seen = ({ q }) => q.flat().filter((value) => value !== 0).length;
  assert.ok(seen(trained({ ...settings, epsilon: 0 }, 2000)) <
    seen(trained({ ...settings, epsilon: 0.3 }, 2000)));
});

test("on slippery ice it comes near what is possible, and never above", () => {
  const slip = 2 / 3;
  const { q } = trained({ epsilon: 0.1, alpha: 0.05, gamma: 0.99, slip }, 8000);
  assert.ok(success(q, slip) > 0.6);
  assert.ok(success(q, slip) <= possible(slip) + 1e-12);
});

test("a blank table wanders: it seldom arrives", () => {
  close(success(emptyTable(), 0), success(emptyTable(), 2 / 3), 1e-12); // a random walk either way
  assert.ok(success(emptyTable(), 0) < 0.02);
  close(possible(0), 1);
});

test("the same seed learns the same; values stay between 0 and 1", () => {
  const settings = { epsilon: 0.2, alpha: 0.3, gamma: 0.95, slip: 0.3 };
  assert.deepEqual(trained(settings, 300, 7), trained(settings, 300, 7));
  assert.notDeepEqual(trained(settings, 300, 7).q, trained(settings, 300, 8).q);
  for (const value of trained(settings, 300, 7).q.flat()) assert.ok(value >= 0 && value <= 1);
});

test("an episode that goes on too long is cut off, but its last step keeps its future", () => {
  const agent = newAgent();
  agent.q[0][UP] = 1; // into the shore, for ever
  const settings = { epsilon: 0, alpha: 0.5, gamma: 1, slip: 0 };
  const uniform = random(1);
  for (let turn = 1; turn < LIMIT; turn += 1) assert.equal(act(agent, settings, uniform).over, false);
  const { over, ended } = act(agent, settings, uniform);
  assert.deepEqual([over, ended], [true, false]);
  assert.deepEqual(agent.won, [false]);
  close(agent.q[0][UP], 1);
});

const said = (settings, agent) => sentence({
  agent, settings, greedy: success(agent.q, settings.slip), possible: possible(settings.slip), settled: 0,
});
const firm = { epsilon: 0.2, alpha: 0.5, gamma: 0.9, slip: 0 };

test("the words follow what was learned", () => {
  assert.match(said(firm, newAgent()), /^Nothing is known yet/);
  assert.match(said(firm, { ...newAgent(), won: [false, false] }), /^After 2 episodes.*not been reached yet/);
  assert.match(said(firm, trained(firm, 2000)), /6 moves, the fewest.*worth 0\.59.*power 5 is 0\.59/);
  const careless = { ...firm, epsilon: 1 };
  assert.match(said(careless, trained(careless, 2000)), /wins only \d %: random moves/);
  const slippery = { epsilon: 0.1, alpha: 0.05, gamma: 0.99, slip: 2 / 3 };
  assert.match(said(slippery, trained(slippery, 8000)), /best that can be done is 7\d %.*arrows/);
  const greedy = { ...firm, epsilon: 0 };
  assert.match(said(greedy, trained(greedy, 500)), /nothing better/);
});

test("the way is what the arrows lead through, if they lead anywhere", () => {
  assert.equal(way(emptyTable()), null);
  const q = emptyTable();
  q[0][RIGHT] = 1;
  q[1][LEFT] = 1;
  assert.equal(way(q), null); // back and forth
  q[1][DOWN] = 2;
  assert.equal(way(q), null); // into a hole
  assert.equal(way(trained(firm, 2000).q).length, 7);
});

test("of the last fifty episodes", () => {
  assert.equal(lately([]), 0);
  assert.equal(lately([...Array(50).fill(false), ...Array(25).fill(true)]), 0.5);
});

test("an update in numbers", () => {
  const step = { state: 14, action: RIGHT, reward: 1, was: 0.5, future: 0, error: 0.5 };
  assert.equal(update(step, { ...firm, alpha: 0.1 }),
    "Row 4, column 3, right: Q = 0.50 + 0.10 · (1 + 0.90 · 0.00 − 0.50) = 0.55.");
});
