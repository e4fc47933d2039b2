/**
 * Every file whose hash the archive can recognise, for the page that names files dropped on it:
 * captured bytes, also those of which only the hash is held, texts, records, notices, checkpoints.
 */
import type { KeptCheckpoint } from "#archive/checkpoints.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import { isPublished } from "#archive/removed.ts";
import { showInstant } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import type { Capture, Source } from "#schema/capture.ts";
import { nameOfDocument, titleWithPlatform } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { counted, grouped } from "./words.ts";

/** One thing that a file is in this archive, in words. */
export interface KnownUse {
  /** `Captured bytes of Privacy Notice (Halden Cloud), version 4`. */
  readonly is: string;
  readonly detail?: string;
  /** The page that shows it, from the site's root. */
  readonly page?: string;
  /** The published file, from the site's root. */
  readonly file?: string;
  /** The version whose chain it belongs to: `MU-D-00001 v4`. */
  readonly chain?: string;
}

export type KnownFiles = ReadonlyMap<Sha256, readonly KnownUse[]>;

export const knownFiles = oncePerSite((site): KnownFiles => {
  const found = [
    ...[...site.archive.documents.values()].flatMap((document) => usesOfDocument(document, site)),
    ...recordUses(site),
    ...noticeUses(site),
    ...site.archive.checkpoints.map((kept) => checkpointUse(kept, site)),
  ];
  const byHash = Map.groupBy(found, ([hash]) => hash);
  const hashes = [...byHash.keys()].toSorted(byCodeUnit);
  return new Map(hashes.map((hash) => [hash, byHash.get(hash)!.map(([, use]) => use)]));
});

type Found = readonly [Sha256, KnownUse];

function usesOfDocument(document: ArchivedDocument, site: Site): Found[] {
  const { captures, id, versions } = document;
  if (id === undefined) return [];
  const name = titleWithPlatform(nameOfDocument(document, site));
  const numbers = new Map(versions.map(({ number, text }) => [text, number]));
  const held = captures.flatMap((capture) => {
    const version = numbers.get(capture.text.sha256);
    if (version === undefined) return [];
    return capture.sources.map((source) => ({ capture, source, version }));
  });
  const bySource = Map.groupBy(held, ({ source, version }) => `${source.sha256} ${version}`);
  const texts = versions.map(({ number, text }): Found => {
    const page = pathOf(site.urls.version(id, number), site);
    const is = `The text of ${name}, version ${number}`;
    const file = site.archive.removals.objects.has(text) ? {} : { file: `${page}text.txt` };
    return [text, { is, page, ...file, chain: `${id} v${number}` }];
  });
  const shots = captures.flatMap(({ at, screenshot }): Found[] =>
    screenshot === undefined
      ? []
      : [
          [
            screenshot,
            { is: `A screenshot of ${name}`, detail: `Captured on ${showInstant(at)}.` },
          ],
        ],
  );
  return [...texts, ...shots, ...[...bySource.values()].map(bytesUse)];

  function bytesUse(same: readonly Observed[]): Found {
    const { source, version } = same[0]!;
    const published = same.find((each) => isPublished(site.archive.removals, each.capture, source));
    const use = {
      is: `Captured bytes of ${name}, version ${version}`,
      detail: whenCaptured(
        same.map(({ capture }) => capture),
        published !== undefined,
      ),
      page: pathOf(site.urls.version(id!, version), site),
      chain: `${id} v${version}`,
    };
    if (published === undefined) return [source.sha256, use];
    const file = pathOf(site.urls.evidence(source.sha256, published.source.mediaType), site);
    return [source.sha256, { ...use, file }];
  }
}

/** Bytes as one capture of a document received them. */
interface Observed {
  readonly capture: Capture;
  readonly source: Source;
  readonly version: number;
}

function whenCaptured(captures: readonly Capture[], isHeld: boolean): string {
  const [first, last] = [captures[0]!, captures.at(-1)!];
  const when =
    captures.length === 1
      ? `Captured on ${showInstant(first.at)}.`
      : `In ${counted(captures.length, "capture")}: the first on ${showInstant(first.at)}, the latest on ${showInstant(last.at)}.`;
  return isHeld ? when : `${when} The bytes are not published here; their hash is recorded.`;
}

const recordUses = (site: Site): Found[] =>
  [...site.archive.records.values()].flat().map(({ line, record }): Found => {
    const page = pathOf(site.urls.version(line.record, line.number), site);
    const version = `${line.record} v${line.number}`;
    const title = record === undefined ? "" : `, ${record.analysis.title}`;
    const file = record === undefined ? {} : { file: `${page}record.json` };
    return [line.sha256, { is: `The record ${version}${title}`, page, ...file, chain: version }];
  });

const noticeUses = (site: Site): Found[] =>
  [...site.archive.notices].map(([hash, { date, kind }]): Found => {
    const file = pathOf(site.urls.evidence(hash, "text/plain"), site);
    return [hash, { is: `A notice of ${date} (${kind})`, file }];
  });

const checkpointUse = ({ bytes, size }: KeptCheckpoint, site: Site): Found => [
  sha256(bytes),
  {
    is: `The checkpoint over the first ${grouped(size)} lines of the log`,
    file: pathOf(site.urls.checkpoint(size), site),
  },
];

const pathOf = (href: string, { urls }: Site): string => href.slice(urls.base.length);

/** The known files, in one list or by the first two digits of their hashes, and all lists together. */
export interface KnownShards {
  readonly digits: 0 | 2;
  readonly shards: ReadonlyMap<string, KnownFiles>;
}

const ONE_LIST = 1500;

export const knownShards = oncePerSite((site): KnownShards => shardsOf(knownFiles(site), ONE_LIST));

/**
 * Up to a limit all in one list, more in 256: who looks one up then fetches little, and tells the
 * server no more than two digits of the hash.
 */
export function shardsOf(known: KnownFiles, limit: number): KnownShards {
  if (known.size <= limit) return { digits: 0, shards: new Map([["all", known]]) };
  const shards = new Map<string, Map<Sha256, readonly KnownUse[]>>();
  for (let byte = 0; byte < 256; byte++) shards.set(byte.toString(16).padStart(2, "0"), new Map());
  for (const [hash, uses] of known) shards.get(hash.slice(0, 2))!.set(hash, uses);
  return { digits: 2, shards };
}
