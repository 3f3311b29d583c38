// Lighthouse's mobile profile on addresses: {chromium, arguments, runs, addresses, slower} in,
// figures out; slower is by how much the processor is slowed down.

import lighthouse from "lighthouse";
import { throttling } from "lighthouse/core/config/constants.js";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stdin, stdout } from "node:process";

const PATIENCE = 30_000;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const AUDITS = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  bytes: "total-byte-weight",
};

/** Starts a browser; returns its port and what ends it. */
async function started({ chromium, arguments: given }) {
  const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const browser = spawn(chromium, [...given, "--headless=new", "--remote-debugging-port=0",
    `--user-data-dir=${profile}`, "about:blank"]);
  const port = await new Promise((found, failed) => {
    let said = "";
    setTimeout(() => failed(new Error(`Chromium did not start: ${said}`)), PATIENCE).unref();
    browser.stderr.on("data", (text) => {
      said += text;
      const match = /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (match) found(Number(match[1]));
    });
  });
  const end = () => {
    browser.once("exit", () => rmSync(profile, { recursive: true, force: true }));
    browser.kill();
  };
  return { port, end };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const given = JSON.parse(Buffer.concat(chunks).toString("utf8"));
const { port, end } = await started(given);
const flags = {
  port, onlyCategories: CATEGORIES, logLevel: "error",
  throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: given.slower },
};
const figures = {};
for (const address of given.addresses) {
  const runs = [];
  for (let run = 0; run < given.runs; run++) {
    const { lhr } = await lighthouse(address, flags);
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
    const audits = Object.entries(AUDITS).map(([name, id]) => [name, lhr.audits[id].numericValue]);
    const index = ["index", lhr.environment.benchmarkIndex]; // how quick this machine is
    runs.push(Object.fromEntries([...scores, ...audits, index]));
  }
  figures[address] = Object.fromEntries(
    Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]),
  );
}
end();
stdout.write(JSON.stringify(figures));
