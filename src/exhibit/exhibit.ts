/**
 * The exhibit of an issued version: everything that is needed to present and to verify its
 * evidence, in one ZIP that is a BagIt bag whose payload is an RO-Crate. Made by the build and in
 * the reader's browser by this same code, from the same published files: the same bytes.
 */
import { dayOf, showDay } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { type HashOf, bag } from "./bag.ts";
import { printCrate } from "./crate.ts";
import { agentsOf, eventsOf } from "./events.ts";
import type { ExhibitFacts, MadeFile, PublishedFile } from "./facts.ts";
import type { Held } from "./held.ts";
import { CRATE, EVENTS, EVIDENCE, LEDGER_LINE } from "./paths.ts";
import { printPremis } from "./premis.ts";
import { printReadme } from "./readme.ts";
import { type Subject, checkHash, subjectOf } from "./subject.ts";
import { zip } from "./zip.ts";

export interface ExhibitParts {
  readonly facts: ExhibitFacts;
  /** The bytes of a published file, by its address: each of `neededFiles`. */
  readonly read: (href: string) => Uint8Array;
  readonly hashOf: HashOf;
}

/** The ZIP. @throws WrongFile where a file is not the one that the record or the ledger names. */
export function makeExhibit({ facts, hashOf, read }: ExhibitParts): Uint8Array {
  const subject = subjectOf(facts, read(facts.recordHref), hashOf);
  const files = [
    ...facts.files.map((file) => publishedFile(file, facts, read, hashOf)),
    ...madeFiles(subject).map((file) => madeFile(file, hashOf)),
  ].toSorted((a, b) => byCodeUnit(a.path, b.path));
  const events = eventsOf(subject);
  const premis = {
    path: EVENTS,
    what: "What happened to the evidence, in the vocabulary of PREMIS 3",
  };
  const text = printPremis({ folder: subject.folder, files, events, agents: agentsOf(subject) });
  const described = [...files, madeFile({ ...premis, text }, hashOf, "application/xml")];
  const crate = new TextEncoder().encode(printCrate(subject, described, events));
  const payload = new Map([
    ...described.map(({ bytes, path }) => [path, bytes] as const),
    [CRATE, crate],
  ]);
  const readme = printReadme(subject, described);
  const whole = bag(payload, readme, infoOf(subject), hashOf);
  return zip(inFolder(subject.folder, whole), facts.toldUntil);
}

function publishedFile(
  { href, mediaType, path, sha256, what }: PublishedFile,
  { url }: ExhibitFacts,
  read: ExhibitParts["read"],
  hashOf: HashOf,
): Held {
  const bytes = read(href);
  const found = hashOf(bytes);
  if (sha256 !== undefined) checkHash(path, found, sha256);
  return { path, bytes, sha256: found, mediaType, what, url: new URL(href, url).href };
}

const madeFiles = ({ evidenceJson, facts }: Subject): MadeFile[] => [
  {
    path: EVIDENCE,
    text: evidenceJson,
    what: "The evidence part of the record: what was captured, how, and where the words stand",
  },
  {
    path: LEDGER_LINE,
    text: facts.line,
    what: "The entry of the log that binds the record, its evidence and the text by their hashes",
  },
  ...facts.made,
];

function madeFile({ path, text, what }: MadeFile, hashOf: HashOf, mediaType?: string): Held {
  const bytes = new TextEncoder().encode(text);
  const type = mediaType ?? (path.endsWith(".json") ? "application/json" : "text/plain");
  return { path, bytes, sha256: hashOf(bytes), mediaType: type, what, url: undefined };
}

function infoOf({ evidence, facts, name }: Subject) {
  const { capture, document } = evidence;
  return {
    organization: facts.archive.operator,
    contact: facts.archive.contact,
    description: `Evidence of ${name}: ${document.platform.name}, ${document.title}, captured on ${showDay(capture.at)}.${facts.missing.length === 0 ? "" : " Not all that was captured is in it: README.txt says what is not, and why."}`,
    identifiers: [name, facts.url],
    date: dayOf(facts.toldUntil),
  };
}

const inFolder = (folder: string, files: ReadonlyMap<string, Uint8Array>) =>
  new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
