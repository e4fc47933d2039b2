/** The page of the archive's own site that tells the figures. */
import { type Table, printMarkdown } from "./table.ts";

interface Measured {
  readonly date: string;
  readonly documents: number;
  readonly machine: readonly (readonly string[])[];
  readonly tables: readonly Table[];
}

/** Fewer documents than the goals are for. */
const WHOLE = 880;

export function measurementsPage({ date, documents, machine, tables }: Measured): string {
  const size =
    documents === WHOLE
      ? "It ran on a collection as large as the goals are for."
      : `**It was a small run, with ${documents} documents.** The goals are for ${WHOLE}; what starts up once weighs more here, and memory and growth say little.`;
  return `---
title: Measurements
summary: How long the program that makes this archive takes, against what one would otherwise use on the same data, in the same run on the same machine; how much memory it needs; and what a second run costs.
---

The figures on this page are those of one run of \`npm run bench\`, on ${date}. ${size}

Whoever has the program can repeat it with \`npm run bench -- --documents ${documents}\`: it makes the collection, runs every command, and prints these tables. Seconds depend on the machine. **Ratios** are ours divided by theirs, so that 0.5 is half the time and 2 is twice as long; they should be much the same elsewhere. Each figure is of one run, not the best of many.

${tables.map(printMarkdown).join("\n")}
${printMarkdown({
  title: "The machine",
  says: "Everything ran on one machine, one thing after another.",
  columns: ["What", "This run"],
  rows: machine,
})}`;
}
