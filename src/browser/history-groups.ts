/** The passages of a history page in groups that stood in the same periods; only what changes is touched. */

export interface Group {
  readonly element: HTMLElement;
  /** First and last period of each time it stood. */
  readonly spans: readonly (readonly [first: number, last: number])[];
  isOff: boolean;
}

/** The groups that did not stand in every period. */
export const readGroups = (text: HTMLElement): readonly Group[] =>
  [...text.querySelectorAll<HTMLElement>(":scope > [data-s]")].map((element) => ({
    element,
    spans: parseSpans(element.dataset["s"]!),
    isOff: false,
  }));

/** `0-12,40` */
const parseSpans = (text: string) =>
  text.split(",").map((span) => {
    const [first, last] = span.split("-");
    return [Number(first), Number(last ?? first)] as const;
  });

/**
 * Shows the passages of one period, or all of them. What the address names stays in view whatever
 * the date, and says that it did not stand then.
 */
export function showPeriod(
  text: HTMLElement,
  groups: readonly Group[],
  period: number | undefined,
  named: Element | null,
): void {
  for (const group of groups) {
    const isOff =
      period !== undefined &&
      !group.spans.some(([first, last]) => first <= period && period <= last);
    if (isOff !== group.isOff) group.element.classList.toggle("off", isOff);
    group.isOff = isOff;
  }
  text.classList.toggle("dated", period !== undefined);
  text.querySelector(":scope > .kept")?.classList.remove("kept");
  named?.closest(".g")?.classList.add("kept");
}
