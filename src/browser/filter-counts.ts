/** How many results each choice of a filter would leave, shown beside its name. */
import type { Counts } from "./chosen-hits.ts";

/** Shows counts, or takes them back; a choice that would leave nothing cannot be made. */
export function showCounts(filters: readonly HTMLSelectElement[], counts: Counts): void {
  for (const select of filters) {
    const held = counts[select.name];
    for (const option of select.options) {
      if (option.value === "") continue;
      const count = held === undefined ? undefined : (held[option.value] ?? 0);
      // The label is what is shown; the text stays the plain name.
      if (count === undefined) option.removeAttribute("label");
      else option.label = `${option.text} (${count})`;
      option.disabled = count === 0 && !option.selected;
    }
  }
}
