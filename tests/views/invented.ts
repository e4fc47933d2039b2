/** Documents with invented timelines, over the texts of a document of the specimen. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, instantAt } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import { timelineOf } from "#text/timeline.ts";
import { documentAt } from "./specimen.ts";

interface Seen {
  readonly at: string;
  readonly version: number;
  readonly technical?: boolean;
  readonly error?: boolean;
}

/** Halden's privacy notice as if it had been captured so; its four texts serve for any number. */
export function invented(seen: readonly Seen[]): ArchivedDocument {
  const base = documentAt("halden-cloud/privacy-notice");
  const most = Math.max(...seen.map(({ version }) => version));
  const versions = Array.from({ length: most }, (_, index) => ({
    ...base.versions[index % base.versions.length]!,
    number: index + 1,
    text: String(index).padStart(64, "0") as Sha256,
  }));
  const identity = { extractor: "html/1", select: undefined, remove: undefined };
  const observations = seen.map(({ at, version, technical = false }) => ({
    at: at as Instant,
    version,
    technical,
    collection: undefined,
    identity,
  }));
  const verdicts = seen.flatMap(({ at, error }) =>
    error === true ? [{ at: at as Instant, is: "error-page" as const }] : [],
  );
  const timeline = timelineOf(
    observations,
    verdicts,
    (version) => versions[version - 1]!.facts,
    "en",
  );
  const captures = seen.map(({ at, version }) => ({
    ...base.captures[0]!,
    at: at as Instant,
    text: { ...base.captures[0]!.text, sha256: versions[version - 1]!.text },
  }));
  return { ...base, captures, versions, timeline };
}

/** One capture a day; `versionOf` says which text each holds. */
export const daily = (count: number, versionOf: (day: number) => number): ArchivedDocument =>
  invented(
    Array.from({ length: count }, (_, day) => ({
      at: instantAt(Date.UTC(2019, 0, 1 + day, 8)),
      version: versionOf(day),
    })),
  );
