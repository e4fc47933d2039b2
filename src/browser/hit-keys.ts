/** Keys on the search page. */

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** Where the keys lead: the field, the hits, and the button for more of them. */
export interface Stations {
  readonly field: HTMLInputElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
}

/**
 * `/` leads to the field; arrows, or `j` and `k`, through the titles of the hits to the button for
 * more, and up from the first to the field; Escape from the hits back to the field.
 */
export function followKey(event: KeyboardEvent, stations: Stations): void {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target instanceof HTMLSelectElement) return;
  const isTyping = target instanceof HTMLInputElement;
  if (isTyping && key !== "ArrowDown") return;
  const goal = goalOf(key, target, stations);
  if (goal === undefined) return;
  event.preventDefault();
  goal.focus();
}

function goalOf(
  key: string,
  target: EventTarget | null,
  stations: Stations,
): HTMLElement | undefined {
  if (key === "/") return stations.field;
  if (key === "Escape") return isAmong(target, stations) ? stations.field : undefined;
  const step = STEPS[key];
  return step === undefined ? undefined : stepFrom(target, step, stations);
}

const isAmong = (target: EventTarget | null, { list, more }: Stations): boolean =>
  target === more || (target instanceof Node && list.contains(target));

function stepFrom(
  target: EventTarget | null,
  step: 1 | -1,
  { field, list, more }: Stations,
): HTMLElement | undefined {
  const titles = [...list.querySelectorAll<HTMLElement>(":scope > li > h3 > a")];
  const goals = more.hidden ? titles : [...titles, more];
  const here = goals.findIndex((goal) => holds(goal, target));
  // From elsewhere, down leads to the first.
  if (here < 0) return step > 0 ? goals[0] : undefined;
  return here + step < 0 ? field : goals[here + step];
}

const holds = (goal: HTMLElement, target: EventTarget | null): boolean =>
  target instanceof Node && (goal === target || goal.closest("li")?.contains(target) === true);
