/** When a source was accessed is the reader's to say: the day in their own time zone. */
import { showDay } from "#base/dates.ts";
import { type ShowDay, bluebookDay, dayMonthYear, monthDayYear } from "#cite/days.ts";
import { ACCESSED } from "#cite/runs.ts";
import { readersDay } from "./readers-day.ts";

/** How each style writes that day; where no style is named it stands as pages write days. */
const FORMS: Readonly<Record<string, ShowDay>> = {
  bluebook: bluebookDay,
  oscola: dayMonthYear,
  mcgill: dayMonthYear,
  apa: monthDayYear,
  chicago: monthDayYear,
};

/** Fills every blank on the page, and those in what buttons copy. */
export function fillAccessed(now = new Date()): void {
  const day = readersDay(now);
  for (const place of document.querySelectorAll<HTMLElement>("[data-accessed]")) {
    place.textContent = (FORMS[place.dataset["accessed"]!] ?? showDay)(day);
  }
  for (const button of document.querySelectorAll<HTMLElement>(`[data-copy*="${ACCESSED.text}"]`)) {
    button.dataset["copy"] = button.dataset["copy"]!.replace(ACCESSED.text, showDay(day));
  }
}
