/**
 * The parts of a site that are made and kept apart: one for each document, one for each week's
 * digest, one for everything that is issued, one for the rest. A part's key is a hash of all that it is made from, so that a part
 * whose key is as before need not be made again.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import type { Content } from "#archive/content.ts";
import { sidecarSums } from "#archive/sidecars.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import type { Week } from "#base/weeks.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import { type Digest, allDigests, changesByWeek } from "./digest.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

declare const brand: unique symbol;
/** `document/acme/terms`, or one of the names below. */
export type PartName = string & { readonly [brand]: "PartName" };

/** Pages and files of provisions and of everything that is issued, the log among them. */
export const ISSUED = "issued" as PartName;
/** Pages that gather, and files that list everything. */
export const REST = "rest" as PartName;
/** Styles, scripts and fonts. */
export const ASSETS = "assets" as PartName;
/** The search index. */
export const SEARCH = "search" as PartName;

/** `digest/2026-W32`: a week's digest, which stays what it is when the week is over. */
export const partOfWeek = (week: Week): PartName => `digest/${week}` as PartName;

export const partOfDocument = (path: DocumentPath): PartName => `document/${path}` as PartName;

/** Pages of a document beside its own. */
const VIEWS = new Set(["history", "compare"]);

const pathsById = oncePerSite(
  ({ archive }) => new Map([...archive.documents.values()].map(({ id, path }) => [id, path])),
);

/** The part that a page belongs to. @param pathname from the archive's base, with its first slash */
export function partOfPage(pathname: string, site: Site): PartName {
  const [, first, second, third, fourth] = pathname.split("/");
  if (first === "record" && second !== undefined && second !== "" && second !== "from") {
    const path = pathsById(site).get(second as ArchivedDocument["id"]);
    return path === undefined ? ISSUED : partOfDocument(path);
  }
  if (first === "digest" && isDigest(second, site)) return partOfWeek(second);
  if (first !== "platform" || !third) return REST;
  const path = `${second}/${third}` as DocumentPath;
  const isOwn = !fourth || VIEWS.has(fourth);
  return isOwn && site.archive.documents.has(path) ? partOfDocument(path) : ISSUED;
}

const digestsByWeek = oncePerSite(
  (site) => new Map(allDigests(site).map((digest) => [digest.week as string, digest])),
);

const isDigest = (week: string | undefined, site: Site): week is Week =>
  digestsByWeek(site).has(week ?? "");

/** The digest that a part is of; undefined where it is another part. */
export const digestOfPart = (part: PartName, site: Site): Digest | undefined =>
  part.startsWith("digest/") ? digestsByWeek(site).get(part.slice("digest/".length)) : undefined;

/**
 * The key of every part.
 * @param program hash of everything but the archive that decides what is made
 */
export function partKeys(site: Site, program: string): ReadonlyMap<PartName, Sha256> {
  const { archive } = site;
  const shared = sharedKey(archive, program);
  const evidence = evidenceKeys(archive);
  const content = contentKey(archive.content);
  const quoted = new Set([...archive.provisions.values()].map(({ document }) => document));
  const issued = hashOf([
    shared,
    content,
    coveredKey(archive),
    archive.ledger.flatMap((line, leaf) =>
      line.type === "record" ? [[leaf, archive.lines[leaf]!]] : [],
    ),
    [...quoted].map((path) => evidence.get(archive.documents.get(path)?.id ?? "") ?? ""),
  ]);
  const documents = [...archive.documents.values()].map((document): [PartName, Sha256] => {
    const own = evidence.get(document.id ?? "") ?? "";
    const whole = quoted.has(document.path) ? issued : ownWords(document, archive);
    return [partOfDocument(document.path), hashOf([shared, own, whole])];
  });
  const weeks = weekKeys(site, [shared, content], new Map(documents));
  const rest = hashOf([issued, content, documents]);
  return new Map([...documents, ...weeks, [ISSUED, issued], [REST, rest]]);
}

/** Of each week with a digest: what all show, and the documents that changed in it, as they are now. */
function weekKeys(
  site: Site,
  common: readonly Sha256[],
  documents: ReadonlyMap<PartName, Sha256>,
): [PartName, Sha256][] {
  const changes = changesByWeek(site);
  const digests = allDigests(site);
  return digests.map(({ isOver, week }, index) => {
    const neighbours = [digests[index - 1]?.week, digests[index + 1]?.week];
    const paths = new Set(changes.get(week)!.map(({ document }) => document.path));
    const held = [...paths].map((path) => [path, documents.get(partOfDocument(path))]);
    return [partOfWeek(week), hashOf([common, isOver, neighbours, held])];
  });
}

const hashOf = (value: unknown): Sha256 => sha256(JSON.stringify(value));

/** What every page may show: settings, what went, proof files, and what is written of no document. */
function sharedKey(archive: Archive, program: string): Sha256 {
  const { content, ledger, lines, root } = archive;
  const ofDocuments = new Set<LedgerLine["type"]>(["capture", "version", "record"]);
  const others = lines.filter((_, leaf) => !ofDocuments.has(ledger[leaf]!.type));
  return hashOf([program, contentKey(content, SHARED), others, sidecarSums(root)]);
}

const SHARED = [
  "settings",
  "articles",
  "categories",
  "clauseTypes",
  "pages",
  "regulations",
] as const;

/** Some of what people wrote; all of it unless it is said what. */
const contentKey = (content: Content, names: readonly (keyof Content)[] = ALL): Sha256 =>
  hashOf(
    names.map((name) => {
      const held = content[name];
      return [name, held instanceof Map ? [...held] : held];
    }),
  );

const ALL = [...SHARED, "changes", "documents", "platforms", "provisions", "replies"] as const;

/** The log as it is published. */
function coveredKey({ checkpoints, lines }: Archive): Sha256 {
  const size = checkpoints.at(-1)?.size ?? 0;
  return hashOf([checkpoints.map(({ bytes }) => bytes), sha256(lines.slice(0, size).join("\n"))]);
}

/** Of each document with an ID, what was recorded of it and where that stands in the log. */
function evidenceKeys({ checkpoints, ledger, lines }: Archive): ReadonlyMap<string, Sha256> {
  const parts = new Map<string, string[]>();
  const covering = (leaf: number) => checkpoints.find(({ size }) => size > leaf)?.size ?? 0;
  ledger.forEach((line, leaf) => {
    if (line.type !== "capture" && line.type !== "version") return;
    const own = parts.get(line.document) ?? [];
    parts.set(line.document, own);
    own.push(`${leaf} ${covering(leaf)} ${lines[leaf]!}`);
  });
  return new Map([...parts].map(([id, own]) => [id, sha256(own.join("\n"))]));
}

/** What people wrote of a document, where no provision quotes it. */
function ownWords({ id, path, platform }: ArchivedDocument, { content }: Archive): Sha256 {
  return hashOf([
    content.documents.get(path),
    content.platforms.get(platform),
    id === undefined ? undefined : content.changes.get(id),
    id === undefined ? [] : [...content.replies].filter(([name]) => name.startsWith(`${id}/`)),
  ]);
}
