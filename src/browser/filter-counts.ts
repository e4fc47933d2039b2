/** How many results each choice of a filter would leave, shown beside its name. */
import type { Counts, Engine, Options } from "./pagefind.ts";

/**
 * Counts for every filter under what else is chosen: those of a filter that is on are counted as if
 * it were off, since choosing another of its values takes this one's place.
 */
export async function countChoices(
  engine: Engine,
  term: string | null,
  options: Options,
): Promise<Counts> {
  const counts: Record<string, Counts[string]> = { ...(await engine.counts(term, options)) };
  for (const name of Object.keys(options.filters)) {
    const others = Object.entries(options.filters).filter(([other]) => other !== name);
    const without = { ...options, filters: Object.fromEntries(others) };
    counts[name] = (await engine.counts(term, without))[name] ?? {};
  }
  return counts;
}

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
