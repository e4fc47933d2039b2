/** What the page says of each step of a chain. */
import type { Step, StepState } from "#ledger/steps.ts";

/** A value that a step compared or computed. */
export interface Value {
  readonly label: string;
  readonly text: string;
  /** `words` were captured or written; `code` stands as it is in a file; a hash breaks anywhere. */
  readonly as: "hash" | "words" | "code" | "plain";
  /** Where the value can be looked up, from the site's root. */
  readonly path?: string;
}

export interface ChainStep extends Step {
  /** The claim that is checked, as a sentence. */
  readonly title: string;
  readonly values: readonly Value[];
}

export const hashValue = (label: string, text: string, path?: string): Value => ({
  label,
  text,
  as: "hash",
  ...(path !== undefined && { path }),
});

export const plainValue = (label: string, text: string | number): Value => ({
  label,
  text: String(text),
  as: "plain",
});

/** How all steps together are summed up. */
export function summaryOf(steps: readonly ChainStep[]): { state: StepState; text: string } {
  const of = (state: StepState) => steps.filter((step) => step.state === state);
  const [failed, unchecked] = [of("fails"), of("unchecked")];
  if (failed.length > 0) {
    const names = failed.map(({ title }) => title).join(" ");
    return { state: "fails", text: `The chain does not hold. What fails: ${names}` };
  }
  const count = of("holds").length;
  const what = count === 1 ? "step was checked, and it holds" : "steps were checked, and they hold";
  const held = `${count} of ${steps.length} ${what}.`;
  if (unchecked.length === 0) return { state: "holds", text: held };
  const names = unchecked.map(({ title }) => title).join(" ");
  return { state: "unchecked", text: `${held} Not checked here: ${names}` };
}
