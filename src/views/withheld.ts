/** What of a capture was taken away since, and what was said of that openly. */
import { type Instant, showDay, showInstant } from "#base/dates.ts";
import type { Capture } from "#schema/capture.ts";
import type { RemovalLine } from "#schema/ledger-line.ts";
import { type NoticeView, noticeView } from "./notice-words.ts";
import type { Site } from "./site.ts";

interface Withheld {
  readonly since: Instant;
  /** Undefined where it cannot be read. */
  readonly notice: NoticeView | undefined;
  /** The notice, whose address holds its hash. */
  readonly href: string;
}

export const withheldBy = ({ notice, recorded }: RemovalLine, site: Site): Withheld => ({
  since: recorded,
  notice: noticeView(notice, site),
  href: site.urls.evidence(notice, "text/plain"),
});

/** Why, who decided and on what that rests, in sentences. */
export function noticeSentences({ authority, by, date, kind, reason }: NoticeView): string {
  const resting = authority === undefined ? "" : ` Resting on: ${authority}.`;
  return `${kind}: ${reason} Decided on ${showDay(date)} by ${by}.${resting}`;
}

/** `Withheld since 3 Jun 2026, 00:00:00 UTC: the captured bytes. By order of a court: …` */
export function withheldFrom(
  { screenshot, sources }: Capture,
  site: Site,
): { readonly words: string; readonly href: string }[] {
  const files = [
    ...sources.map(({ sha256 }, index) => ({ sha256, name: nameOf(index, sources.length) })),
    ...(screenshot === undefined ? [] : [{ sha256: screenshot, name: "the screenshot" }]),
  ];
  const taken = files.flatMap(({ name, sha256 }) => {
    const line = site.archive.removals.objects.get(sha256);
    return line === undefined ? [] : [{ line, name }];
  });
  return [...Map.groupBy(taken, ({ line }) => line)].map(([line, of]) => {
    const { href, notice, since } = withheldBy(line, site);
    const what = of.map(({ name }) => name).join(", ");
    const why = notice === undefined ? "" : ` ${noticeSentences(notice)}`;
    return { words: `Withheld since ${showInstant(since)}: ${what}.${why}`, href };
  });
}

const nameOf = (index: number, count: number): string =>
  count === 1 ? "the captured bytes" : `the captured bytes of source ${index + 1} of ${count}`;
