import assert from "node:assert/strict";
import test from "node:test";
import { asNumber, right, rightOutput } from "../../docs/assets/js/practice/compare.js";

const same = [
  ["3", "3.0"], ["3.", "3"], ["1000", "1,000"], ["1e3", "1000"], [".5", "0.5"], ["50 %", "0.5"],
  ["50%", "1/2"], ["−2", "-2"], ["+4", "4"], ["(2, 3)", "(2,3)"], ["[2,3]", "(2, 3)"],
  ["2, 3", "(2, 3)"], ["2 x 3", "(2, 3)"], ["2×3", "(2, 3)"], ["(2, 3.0)", "(2, 3)"],
  [" ReLU. ", "relu"], ["`model.eval()`", "model.eval()"], ["model.eval( )", "model.eval()"],
  ["batch  norm", "Batch norm"], ["“yes”", "yes"], ["x = 3", "x=3"], ["1/4", "$1/4$"], ["32,768", "32768"],
  ['"3"', "3.0"], ["$0.25$", "1/4"], ["2 X 3", "(2, 3)"], ["３", "3.0"], ["1'000", "1000"],
];
for (const [typed, answer] of same) {
  test(`"${typed}" is "${answer}"`, () => assert.ok(right(typed, [answer])));
}

const other = [
  ["4", "3"], ["", "0"], [" ", ""], ["3.01", "3"], ["relu6", "relu"], ["(2, 3)", "(3, 2)"],
  ["(2, 3)", "(2, 3, 1)"], ["2", "(2,)x"], ["eval", "model.eval()"], ["-2", "2"], ["12", "1 2"],
  ["3", "1e999"], [".", "''"], ["$", "`"],
  ["NaN", "0"], ["Infinity", "1e999999"], ["x".repeat(2000), "x".repeat(2000)],
];
for (const [typed, answer] of other) {
  test(`"${typed.slice(0, 20)}" is not "${answer.slice(0, 20)}"`, () => {
    assert.equal(right(typed, [answer]), false);
  });
}

test("a tolerance is kept to its border", () => {
  assert.ok(right("0.3", ["0.2"], 0.1));
  assert.equal(right("0.3001", ["0.2"], 0.1), false);
});

test("any of several answers is right", () => assert.ok(right("b", ["a", "B"])));

test("an output is compared line by line", () => {
  assert.ok(rightOutput("1\n 2.0 ", "1.0\n2\n"));
  assert.equal(rightOutput("1", "1\n2"), false);
  assert.equal(rightOutput("", ""), false);
  assert.ok(rightOutput("1\r\n\n 2", "1\n2"));
});

test("what is no number is none", () => {
  for (const text of ["", "e", "1.2.3", "--1", "1/0", "0x10", "one"]) {
    assert.equal(asNumber(text), null, text);
  }
});
