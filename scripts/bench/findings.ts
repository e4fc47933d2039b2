/** What a run of the benchmark finds, told as it goes and gathered for the page. */
import { note, say, showBytes } from "../report.ts";
import { showMilliseconds, showRatio, showSeconds } from "./figures.ts";
import { Failed, type Run } from "./run.ts";
import { type Table, printTable } from "./table.ts";

/** How long something took, and over how many things, where the other did more or fewer. */
export interface Cost {
  readonly seconds: number;
  readonly over?: number;
}

export interface Comparison {
  readonly what: string;
  readonly ours: Cost;
  readonly other: string;
  /** Why there is no figure, where there is none. */
  readonly theirs: Cost | string;
  readonly goal: string;
  /** What is compared with what, in a sentence. */
  readonly says: string;
}

/** Something that is measured by itself. */
export interface Fact {
  readonly what: string;
  readonly figure: string;
  readonly goal: string;
}

export class Findings {
  readonly #comparisons: Comparison[] = [];
  readonly #facts: Fact[] = [];
  readonly #tables: Table[] = [];
  /** Bytes, by what ran and its program. */
  readonly #peaks = new Map<string, number>();

  compare(comparison: Comparison): void {
    this.#comparisons.push(comparison);
    sayAligned(cellsOf(comparison), [24, 23, 40, 23, 5]);
  }

  fact(fact: Fact): void {
    this.#facts.push(fact);
    sayAligned([fact.what, fact.figure, fact.goal], [44, 48]);
  }

  table(table: Table): void {
    this.#tables.push(table);
    say(printTable(table));
  }

  /** Carries a measurement out; one that fails is told, and the others go on. */
  async attempt(what: string, measure: () => Promise<void>): Promise<void> {
    note(`${what} …`);
    try {
      await measure();
    } catch (error) {
      this.fact({ what, figure: `not measured: ${reasonIn(error)}`, goal: "none" });
    }
  }

  /** What another tool takes, over so many things where given; why there is no figure. */
  async other(name: string, start: () => Promise<Run>, over?: number): Promise<Cost | string> {
    try {
      const { seconds } = this.memory(name, await start());
      return over === undefined ? { seconds } : { seconds, over };
    } catch (error) {
      return `absent: ${reasonIn(error)}`;
    }
  }

  /** Notes the peaks of a run, and gives the run back. */
  memory<R extends Run>(what: string, run: R): R {
    for (const [program, bytes] of run.peaks) {
      const name = `${what}: ${program}`;
      this.#peaks.set(name, Math.max(bytes, this.#peaks.get(name) ?? 0));
    }
    return run;
  }

  /** All that was found, in the order of the page. */
  tables(): Table[] {
    return [
      ...this.#tables.slice(0, 1),
      comparisonTable(this.#comparisons),
      factTable(this.#facts),
      ...this.#tables.slice(1),
      memoryTable(this.#peaks),
    ].filter(({ rows }) => rows.length > 0);
  }
}

/** Why something failed, in few words for the page; the rest is told here. Bugs are thrown. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Failed)) throw error;
  note(error.message);
  return error.message.split(":")[0]!;
}

/** A line of cells, each as wide as those above and below it are likely to be. */
const sayAligned = (cells: readonly string[], widths: readonly number[]): void =>
  say(`  ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`);

const showCost = ({ over, seconds }: Cost): string =>
  over === undefined
    ? showSeconds(seconds)
    : `${showSeconds(seconds)}, ${showMilliseconds(seconds / over)} each`;

const rate = ({ over = 1, seconds }: Cost): number => seconds / over;

function cellsOf({ goal, other, ours, theirs, what }: Comparison): string[] {
  const told = typeof theirs === "string" ? theirs : showCost(theirs);
  const ratio = typeof theirs === "string" ? "none" : showRatio(rate(ours) / rate(theirs));
  return [what, showCost(ours), other, told, ratio, goal];
}

const comparisonTable = (comparisons: readonly Comparison[]): Table => ({
  title: "Side by side",
  says: comparisons.map(({ says, what }) => `- **${what}**: ${says}`).join("\n"),
  columns: ["What", "Muniment", "Other", "Takes", "Ratio", "Goal"],
  rows: comparisons.map(cellsOf),
});

const factTable = (facts: readonly Fact[]): Table => ({
  title: "By itself",
  says: "What has no counterpart elsewhere, in time by the clock on the wall.",
  columns: ["What", "Figure", "Goal"],
  rows: facts.map(({ figure, goal, what }) => [what, figure, goal]),
});

/** Smaller processes are not worth a line. */
const SMALL = 32 * 1024 ** 2;

const memoryTable = (peaks: ReadonlyMap<string, number>): Table => ({
  title: "Memory",
  says: "The most that one process held, looked up every tenth of a second; processes under 32 MiB are left out. The goal for ours is under 2 GiB, for the indexer (`pagefind`) under 4 GiB.",
  columns: ["Run and process", "Peak"],
  rows: [...peaks]
    .filter(([, bytes]) => bytes >= SMALL)
    .map(([name, bytes]) => [name, showBytes(bytes)]),
});
