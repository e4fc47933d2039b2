/** What a verification says of each thing that it checks, in the order in which it checks. */
export interface Step<Name extends string = string> {
  readonly name: Name;
  /** `unchecked`: it could not be checked here, which says nothing of whether it holds. */
  readonly state: StepState;
  /** Why it fails or was not checked. */
  readonly reason?: string;
}

export type StepState = "holds" | "fails" | "unchecked";

/** The step that holds where there is no reason why it fails. */
export const holdsUnless = (reason: string | undefined) =>
  reason === undefined ? ({ state: "holds" } as const) : ({ state: "fails", reason } as const);

/** What holds of all steps together. */
export function outcomeOf(steps: readonly Step[]): StepState {
  if (steps.some(({ state }) => state === "fails")) return "fails";
  return steps.every(({ state }) => state === "holds") ? "holds" : "unchecked";
}
