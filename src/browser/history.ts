/** The date control of a history page. Its state is its address: `?date=2024-03-01`. */
import { dayOf } from "#base/dates.ts";
import {
  type Moment,
  type Periods,
  capturedAt,
  isMoment,
  momentOf,
  sayCapturedAt,
} from "./captured-at.ts";
import { link } from "./elements.ts";
import { readGroups, showPeriod } from "./history-groups.ts";
import { namedElement } from "./reveal.ts";

interface Controls {
  readonly date: HTMLInputElement;
  readonly year: HTMLSelectElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly every: HTMLButtonElement;
  readonly others: HTMLInputElement;
  readonly status: HTMLElement;
}

function controlsOf(control: HTMLElement): Controls {
  const find = <Found extends HTMLElement>(id: string) => control.querySelector<Found>(`#${id}`)!;
  return {
    date: find("date"),
    year: find("year"),
    previous: find("previous"),
    next: find("next"),
    every: find("every"),
    others: find("others"),
    status: find("as-of-status"),
  };
}

function start(control: HTMLElement, text: HTMLElement): void {
  const { periods } = JSON.parse(document.querySelector("#captures")!.textContent) as {
    readonly periods: Periods;
  };
  const controls = controlsOf(control);
  const groups = readGroups(text);
  /** The period that is shown; undefined while every passage is. */
  let shown: number | undefined;

  const show = (moment: Moment | undefined) => {
    const found = moment === undefined ? undefined : capturedAt(periods, moment);
    shown = found?.period;
    showPeriod(text, groups, shown, namedElement());
    setControls(controls, periods, shown, moment);
    controls.status.replaceChildren(
      found === undefined || moment === undefined
        ? "No date is chosen: every passage is shown."
        : sayCapturedAt(found, moment),
      ...(shown === undefined ? [] : wholeText(shown)),
    );
  };
  const choose = (moment: Moment | undefined) => {
    const query = moment === undefined ? location.pathname : `?date=${moment}`;
    history.replaceState(null, "", query + location.hash);
    show(moment);
  };
  const step = (to: number) => choose(momentOf(periods, to));

  controls.date.addEventListener("change", () => {
    const { value } = controls.date;
    choose(isMoment(value) ? value : undefined);
  });
  controls.year.addEventListener("change", () => {
    const { value } = controls.year;
    const first = periods.flat().find((at) => value !== "" && at.startsWith(value));
    choose(first && dayOf(first));
  });
  controls.previous.addEventListener("click", () => step((shown ?? periods.length) - 1));
  controls.next.addEventListener("click", () => step((shown ?? -1) + 1));
  controls.every.addEventListener("click", () => choose(undefined));
  controls.others.addEventListener("change", () => {
    text.classList.toggle("others", controls.others.checked);
  });
  globalThis.addEventListener("hashchange", () => {
    showPeriod(text, groups, shown, namedElement());
    namedElement()?.scrollIntoView();
  });
  const asked = new URLSearchParams(location.search).get("date") ?? "";
  if (isMoment(asked)) show(asked);
}

/** Shows in the controls what is shown in the text. */
function setControls(
  { date, every, next, previous, year }: Controls,
  periods: Periods,
  shown: number | undefined,
  moment: Moment | undefined,
): void {
  date.value = moment?.slice(0, 10) ?? "";
  year.value = moment?.slice(0, 4) ?? "";
  every.disabled = moment === undefined;
  previous.disabled = shown === 0;
  next.disabled = shown === periods.length - 1;
}

/** Leads to the whole text of a period, as the list of the page does. */
function wholeText(period: number): (Node | string)[] {
  const listed = document.querySelector<HTMLAnchorElement>(`#c${period + 1} > a`);
  return listed === null ? [] : [" ", link(listed.href, "The whole text")];
}

const control = document.querySelector<HTMLElement>("#as-of");
const text = document.querySelector<HTMLElement>("#passages");
if (control !== null && text !== null) start(control, text);
