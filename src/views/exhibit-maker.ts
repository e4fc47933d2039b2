/** What a page hands to the reader's browser, where readers make exhibits themselves. */
import { exhibitFolder } from "#exhibit/subject.ts";
import { exhibitFacts, isMadeByReaders } from "./exhibits.ts";
import type { RecordRef } from "./record.ts";
import type { Site } from "./site.ts";

export interface ExhibitMakerView {
  /** The file that the browser saves: `CA-P-000157-v3.zip`. */
  readonly file: string;
  /** The facts as JSON, safe inside a page. */
  readonly facts: string;
}

/** Undefined where the exhibit is published, or cannot be made. */
export async function exhibitMaker(
  ref: RecordRef,
  site: Site,
): Promise<ExhibitMakerView | undefined> {
  if (!isMadeByReaders(site)) return undefined;
  const facts = await exhibitFacts(ref, site);
  if (facts === undefined) return undefined;
  return {
    file: `${exhibitFolder({ record: ref.id, number: ref.number })}.zip`,
    facts: JSON.stringify(facts).replaceAll("<", "\\u003c"),
  };
}
