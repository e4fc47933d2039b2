/** How the benchmark runs commands, reads its options, and tells what it found. */
import { join } from "node:path";
import { CommanderError } from "commander";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as figures from "../../scripts/bench/figures.ts";
import { Findings } from "../../scripts/bench/findings.ts";
import { differing } from "../../scripts/bench/measure-again.ts";
import { changeInWords } from "../../scripts/bench/measure-growth.ts";
import { canSample, peakIn } from "../../scripts/bench/memory.ts";
import { readOptions } from "../../scripts/bench/options.ts";
import { measurementsPage } from "../../scripts/bench/page.ts";
import { Failed, run, shell, stageOf } from "../../scripts/bench/run.ts";
import { printMarkdown, printTable } from "../../scripts/bench/table.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";

let told: string[];

beforeEach(() => {
  told = [];
  const keep = (text: unknown): boolean => told.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
});

describe("a command that is measured", () => {
  const folder = temporaryFolder();
  const node = (code: string) => run(process.execPath, ["-e", code], folder);

  it("gives its time, what it printed, and the memory of each process below it", async () => {
    const program = `const { execFileSync } = require("node:child_process");
      const held = Buffer.alloc(64 * 2 ** 20, 1);
      execFileSync("sleep", ["0.5"]);
      process.stdout.write(String(held.length));`;
    const { out, peaks, seconds } = await node(program);
    expect(out).toBe(String(64 * 2 ** 20));
    expect(seconds).toBeGreaterThan(0);
    if (!canSample) return;
    expect([...peaks.keys()]).toEqual(expect.arrayContaining(["node", "sleep"]));
    expect(peaks.get("node")).toBeGreaterThan(64 * 2 ** 20);
    expect(peaks.get("sleep")).toBeLessThan(64 * 2 ** 20);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["fails", () => node("console.error('No.'); process.exit(3)"), "ended with 3: No."],
    ["is killed", () => node("process.kill(process.pid, 'SIGKILL')"), "ended with SIGKILL"],
    ["is absent", () => run("no-such-program", [], folder), "could not be started"],
    ["fails inside a pipe", () => shell("false | cat", folder), "ended with 1"],
  ])("that %s is told as failed", async (_, start, words) => {
    const error: unknown = await start().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failed);
    expect((error as Failed).message).toContain(words);
  });

  it("is asked for a stage by name", () => {
    const done = { seconds: 3, peaks: new Map(), out: "", stages: { one: 1.5, two: 0 } };
    expect(stageOf(done, "two")).toBe(0);
    expect(() => stageOf(done, "three")).toThrow('no stage is called "three": one, two');
  });

  it("has its peak in bytes, none when it has ended", () => {
    expect(peakIn("Name:\tnode\nVmPeak:\t 900 kB\nVmHWM:\t   51234 kB\nVmRSS:\t 5 kB\n")).toBe(
      51_234 * 1024,
    );
    expect(peakIn("Name:\tnode\nState:\tZ (zombie)\n")).toBe(0);
  });
});

describe("the options", () => {
  it("have defaults, and are read", () => {
    expect(readOptions([])).toMatchObject({ documents: 40 });
    expect(readOptions(["--documents", "880", "--write", "page.md"])).toMatchObject({
      documents: 880,
      write: "page.md",
    });
  });

  it.each([
    [["--documents", "many"], "Give a whole number from 1 on: 880."],
    [["--documents", "0"], "Give a whole number from 1 on: 880."],
    [["--fast"], "unknown option '--fast'"],
    [["880"], "too many arguments"],
  ])("%j are refused with a reason", (args, words) => {
    expect(() => readOptions(args)).toThrow(CommanderError);
    expect(told.join("")).toContain(words);
  });
});

describe("figures", () => {
  it("are told as people read them", () => {
    expect([0.123, 12.34, 123.4].map(figures.showSeconds)).toEqual(["0.12 s", "12.3 s", "123 s"]);
    expect(figures.showMilliseconds(0.001234)).toBe("1.23 ms");
    expect([0.1234, 27.14].map(figures.showRatio)).toEqual(["0.12", "27.1"]);
    expect(figures.showMegabytes(1_157_044_581)).toBe("1157.0 MB");
    expect([999, 42_000, 1_234_567].map(figures.showCount)).toEqual(["999", "42,000", "1,234,567"]);
    expect(figures.showShare(0.0416)).toBe("4.2%");
  });

  it("stand in tables", () => {
    const table = {
      title: "Trees",
      says: "Heights.",
      columns: ["Tree", "Height"],
      rows: [
        ["oak", "20 m"],
        ["yew | hedge", "5 m"],
      ],
    };
    expect(printTable(table)).toBe(
      "Trees\n  Tree          Height\n  oak             20 m\n  yew | hedge      5 m",
    );
    expect(printMarkdown(table)).toBe(
      "## Trees\n\nHeights.\n\n| Tree | Height |\n| --- | --- |\n| oak | 20 m |\n| yew \\| hedge | 5 m |\n",
    );
  });
});

describe("what was found", () => {
  const comparison = {
    what: "work",
    ours: { seconds: 3, over: 1000 },
    other: "theirs",
    goal: "at most 1",
    says: "one against the other.",
  };

  it("is a ratio over the number of things where these differ, none where the other is absent", () => {
    const findings = new Findings();
    findings.compare({ ...comparison, theirs: { seconds: 1, over: 100 } });
    findings.compare({ ...comparison, theirs: "absent: no such program" });
    expect(findings.tables()[0]!.rows).toEqual([
      ["work", "3.0 s, 3.00 ms each", "theirs", "1.0 s, 10.0 ms each", "0.30", "at most 1"],
      ["work", "3.0 s, 3.00 ms each", "theirs", "absent: no such program", "none", "at most 1"],
    ]);
  });

  it("names a measurement that failed, and lets a bug crash", async () => {
    const findings = new Findings();
    await findings.attempt("work", () => Promise.reject(new Failed("no tool: /some/where")));
    expect(await findings.other("a", () => Promise.reject(new Failed("b ended with 1: c")))).toBe(
      "absent: b ended with 1",
    );
    expect(told.join("")).toContain("/some/where");
    expect(findings.tables()[0]!.rows).toEqual([["work", "not measured: no tool", "none"]]);
    await expect(findings.attempt("work", () => Promise.reject(new Error("bug")))).rejects.toThrow(
      "bug",
    );
  });

  it("has the highest peak of each process, without small ones", () => {
    const findings = new Findings();
    for (const [node, bash] of [
      [64, 3],
      [128, 4],
      [96, 2],
    ] as const) {
      const peaks = new Map([
        ["node", node * 2 ** 20],
        ["bash", bash * 2 ** 20],
      ]);
      findings.memory("work", { seconds: 1, out: "", peaks });
    }
    expect(findings.tables()[0]!.rows).toEqual([["work: node", "128.0 MiB"]]);
  });

  it("has growth in words, per version", () => {
    const way = (versions: number, seconds: number) => ({ versions, steps: [seconds] });
    expect(changeInWords([way(1000, 1)])).toBe("Only one size was measured.");
    expect(changeInWords([way(1000, 9), way(10_000, 10), way(40_000, 44)])).toBe(
      "From 10,000 to 40,000 versions it grew by 10%.",
    );
    expect(changeInWords([way(1000, 2), way(10_000, 10)])).toBe(
      "From 1,000 to 10,000 versions it fell by 50%.",
    );
  });

  it("has the files in which two sites differ, those of the search index apart", () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    writeFiles(one, { "a.html": "a", "b.html": "b", "c.html": "c", "pagefind/x": "x" });
    writeFiles(other, { "a.html": "a", "b.html": "B", "d.html": "c", "pagefind/y": "x" });
    expect(differing(one, other)).toEqual({ index: 2, pages: 3 });
    expect(differing(one, join(one, "."))).toEqual({ index: 0, pages: 0 });
  });

  it("is written as a page that says how large the run was", () => {
    const page = (documents: number) =>
      measurementsPage({ date: "2026-05-01", documents, machine: [["cores", "2"]], tables: [] });
    expect(page(40)).toMatch(/^---\ntitle: Measurements\nsummary: .+\n---\n/u);
    expect(page(40)).toContain("**It was a small run, with 40 documents.**");
    expect(page(880)).not.toContain("small run");
    expect(page(40)).toContain("| cores | 2 |");
  });
});
