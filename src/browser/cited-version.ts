/** What the citation of a version names, from the document's JSON; the build makes the same. */
import type { CitedVersion } from "#cite/citable.ts";
import type { CaptureFacts, DocumentFacts } from "./published-document.ts";

/** Undefined where the document has no such version. */
export function citedVersion(document: DocumentFacts, number: number): CitedVersion | undefined {
  const version = document.versions.find((each) => each.number === number);
  const [first, ...later] = soundCaptures(document, number);
  if (version === undefined || first === undefined) return undefined;
  const source = first.sources[0]!;
  const last = later.at(-1);
  return {
    entity: document.platform.name,
    title: document.title,
    language: document.language,
    stated: version.stated,
    id: document.id,
    number,
    original: source.finalUrl ?? source.url ?? document.sourceUrls[0],
    wayback: source.wayback?.resolved ?? source.wayback?.requested,
    captured: first.at,
    lastCaptured: last !== undefined && last.at > first.at ? last.at : undefined,
    form: first.form,
    hashes: first.sources.map(({ sha256 }) => sha256),
    text: version.text.sha256,
    url: version.url,
  };
}

/** The sound ones that hold it; all of them where none is sound. */
function soundCaptures({ captures }: DocumentFacts, number: number): readonly CaptureFacts[] {
  const held = captures.filter(({ version }) => version === number);
  const sound = held.filter(({ suspicion }) => suspicion === undefined);
  return sound.length > 0 ? sound : held;
}
