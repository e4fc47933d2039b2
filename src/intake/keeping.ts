import type { Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";

/** What decides whether a capture's bytes are held. */
export interface Keepable {
  readonly at: Instant;
  /** SHA-256 of the canonical text. */
  readonly text: Sha256;
}

/**
 * Which new captures' bytes are held: the first and the latest of each text, among those already
 * recorded and those of this batch. Nothing that is held is ever let go again, since its address
 * is published for good.
 */
export function firstAndLatest<T extends Keepable>(
  recorded: readonly Keepable[],
  batch: readonly T[],
): Set<T> {
  const byText = new Map<Sha256, Keepable[]>();
  for (const capture of [...recorded, ...batch]) {
    if (!byText.has(capture.text)) byText.set(capture.text, []);
    byText.get(capture.text)!.push(capture);
  }
  const chosen = new Set<Keepable>();
  for (const captures of byText.values()) {
    const ordered = captures.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    chosen.add(ordered[0]!).add(ordered.at(-1)!);
  }
  return new Set(batch.filter((capture) => chosen.has(capture)));
}
