/** Captured bytes as structured data (schema.org). */
import { isPublished } from "#archive/removed.ts";
import { swhidOfObject } from "#archive/swhid.ts";
import type { Capture, Source } from "#schema/capture.ts";
import type { Site } from "./site.ts";

/** The bytes of some captures. Those that are not held have their hash, and no address. */
export const captureNodes = (captures: readonly Capture[], site: Site): object[] =>
  captures.flatMap((capture) =>
    capture.sources.map((source) => captureNode(source, capture, site)),
  );

function captureNode(source: Source, capture: Capture, { archive, urls }: Site): object {
  const { bytes, finalUrl, mediaType, sha256, url, wayback } = source;
  const held = isPublished(archive.removals, capture, source);
  return {
    "@type": "MediaObject",
    name: `Capture of ${capture.at}`,
    identifier: held ? swhidOfObject(archive, sha256) : undefined,
    contentUrl: held ? urls.absolute(urls.evidence(sha256, mediaType)) : undefined,
    encodingFormat: mediaType,
    contentSize: `${bytes} B`,
    sha256,
    dateCreated: capture.at,
    isBasedOn: finalUrl ?? url,
    archivedAt: wayback?.resolved,
  };
}
