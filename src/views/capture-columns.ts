/** Many captures of one text: what is the same of all of them once, and what differs in columns. */
import type { CaptureView, JudgementView } from "./captures.ts";
import type { Instant } from "#base/dates.ts";
import type { Fact } from "./facts.ts";

export interface CaptureColumns {
  /** What is recorded of every one of the captures, in the same words. */
  readonly common: readonly Fact[];
  readonly columns: readonly string[];
  readonly rows: readonly CaptureColumnsRow[];
}

export interface CaptureColumnsRow {
  readonly at: Instant;
  readonly suspicion: CaptureView["suspicion"];
  readonly judgement: JudgementView | undefined;
  /** One for each column. */
  readonly cells: readonly (Fact | undefined)[];
}

/** The time of a capture heads its row, so the fact that says it again is left out. */
const AT = new Set(["Captured", "Recorded by the collection"]);

export function captureColumns(captures: readonly CaptureView[]): CaptureColumns {
  const facts = captures.map(factsByLabel);
  const labels = [...new Set(facts.flatMap((each) => [...each.keys()]))];
  const isCommon = (label: string) =>
    new Set(facts.map((each) => JSON.stringify(each.get(label)?.values))).size === 1;
  const columns = labels.filter((label) => !isCommon(label));
  return {
    common: labels.filter(isCommon).map((label) => facts[0]!.get(label)!),
    columns,
    rows: captures.map(({ at, judgement, suspicion }, index) => ({
      at,
      suspicion,
      judgement,
      cells: columns.map((label) => facts[index]!.get(label)),
    })),
  };
}

/** Everything recorded of a capture; where it has several sources, each label says which. */
function factsByLabel({ bySource, facts }: CaptureView): ReadonlyMap<string, Fact> {
  const named = bySource.flatMap((source, index) =>
    source.map((fact) =>
      bySource.length === 1 ? fact : { ...fact, label: `${fact.label} (source ${index + 1})` },
    ),
  );
  const told = [...facts, ...named].filter(({ label }) => !AT.has(label));
  return new Map(told.map((fact) => [fact.label, fact]));
}
