/**
 * The payload as an RO-Crate 1.2 (https://w3id.org/ro/crate/1.2): one flat list of what is in it,
 * where that comes from and what happened to it. The context is written out, as the specification
 * allows, so that the file means the same without a network.
 */
import { showDay } from "#base/dates.ts";
import { type Agent, EVENT_TYPES, type ExhibitEvent, agentsOf } from "./events.ts";
import type { Held } from "./held.ts";
import { missingWords } from "./missing.ts";
import { CRATE, TEXT } from "./paths.ts";
import { oneLine } from "./plain.ts";
import { RIGHTS_IN_THE_WHOLE, rightsIn, rightsOf } from "./rights.ts";
import type { HeldSource, Subject } from "./subject.ts";

const SPECIFICATION = "https://w3id.org/ro/crate/1.2";
const SCHEMA = "http://schema.org/";

/** Terms that we use, with what the context of RO-Crate 1.2 makes of them. */
const TERMS = [
  ..."Action AddAction CheckAction CreateAction CreativeWork Dataset Organization".split(" "),
  ..."PropertyValue SoftwareApplication WebPage about actionStatus additionalType agent".split(" "),
  ..."contentSize contentUrl datePublished description encodingFormat endTime hasPart".split(" "),
  ..."identifier inLanguage instrument license mentions name object publisher result sha256".split(
    " ",
  ),
  ..."url value".split(" "),
];
const CONTEXT = {
  ...Object.fromEntries(TERMS.map((term) => [term, SCHEMA + term])),
  File: `${SCHEMA}MediaObject`,
  conformsTo: "http://purl.org/dc/terms/conformsTo",
};

/** One thing that is described. A property that is undefined is left out. */
interface Entity {
  readonly "@id": string;
  readonly "@type": string;
  readonly [property: string]: unknown;
}

interface Reference {
  readonly "@id": string;
}

const refer = (id: string): Reference => ({ "@id": id });
/** In compacted JSON-LD a single value stands without its list. */
const several = (ids: readonly string[]): Reference | Reference[] | undefined =>
  ids.length < 2 ? ids.map(refer)[0] : ids.map(refer);

/** `files` are all of the payload but the crate's own description. */
export function printCrate(
  subject: Subject,
  files: readonly Held[],
  events: readonly ExhibitEvent[],
): string {
  const graph = [
    {
      "@id": CRATE,
      "@type": "CreativeWork",
      conformsTo: refer(SPECIFICATION),
      about: refer("./"),
    },
    rootOf(subject, files, events),
    ...files.map((file) => fileOf(file, subject)),
    ...subject.sources.flatMap(originalOf),
    ...agentsOf(subject).map(agentOf),
    ...events.map((event) => actionOf(event, subject)),
    identifierOf(subject),
    ...rightsOf(subject).map(rightsEntity),
  ];
  return `${JSON.stringify({ "@context": CONTEXT, "@graph": graph }, null, 2)}\n`;
}

function rootOf(subject: Subject, files: readonly Held[], events: readonly ExhibitEvent[]): Entity {
  const { evidence, facts, issued, name } = subject;
  const { document } = evidence;
  return {
    "@id": "./",
    "@type": "Dataset",
    name: oneLine(
      `Evidence of ${name}: ${document.platform.name}, ${document.title}, captured on ${showDay(evidence.capture.at)}`,
    ),
    description: descriptionOf(subject),
    datePublished: issued,
    license: RIGHTS_IN_THE_WHOLE,
    publisher: refer("#archive"),
    identifier: refer("#identifier"),
    url: facts.url,
    hasPart: several(files.map(({ path }) => path)),
    mentions: several(events.map(({ id }) => `#${id}`)),
  };
}

function descriptionOf({ facts, sources }: Subject): string {
  const held = sources.filter(({ path }) => path !== undefined).length;
  const begins =
    held === sources.length
      ? "The captured bytes, the text derived from them"
      : held === 0
        ? "The text derived from captured bytes that are not in it"
        : "Some of the captured bytes, the text derived from all of them";
  const missing = ["Not in it:", ...facts.missing.map(missingWords)];
  return oneLine(
    `${begins}, the place of the quoted words in the text, and the proof that the record of it is in the log of ${facts.archive.title}. Evidence only, without analysis.${facts.missing.length === 0 ? "" : ` ${missing.join(" ")}`}`,
  );
}

const identifierOf = ({ facts, name }: Subject): Entity => ({
  "@id": "#identifier",
  "@type": "PropertyValue",
  name: "Record",
  value: name,
  url: facts.url,
});

function fileOf(file: Held, subject: Subject): Entity {
  const { evidence, sources } = subject;
  const { bytes, mediaType, path, sha256, url, what } = file;
  const isCaptured = sources.some((source) => source.path === path);
  const rights = rightsIn(path, subject);
  return {
    "@id": path,
    "@type": "File",
    name: path,
    description: what,
    contentSize: String(bytes.length),
    encodingFormat: mediaType,
    sha256,
    contentUrl: url,
    license: rights && refer(`#${rights}`),
    inLanguage: isCaptured || path === TEXT ? evidence.document.language : undefined,
  };
}

const rightsEntity = ({ id, name, words }: ReturnType<typeof rightsOf>[number]): Entity => ({
  "@id": `#${id}`,
  "@type": "CreativeWork",
  name,
  description: oneLine(words),
});

const originalId = (index: number): string => `#original-${index + 1}`;

/** The page at its source, as far as its address was recorded. */
function originalOf({ finalUrl, url }: HeldSource, index: number): Entity[] {
  const address = finalUrl ?? url;
  if (address === undefined) return [];
  return [
    { "@id": originalId(index), "@type": "WebPage", name: "The page at its source", url: address },
  ];
}

const agentOf = ({ id, name, type }: Agent): Entity => ({
  "@id": `#${id}`,
  "@type": type === "organization" ? "Organization" : "SoftwareApplication",
  name: oneLine(name),
});

const ACTIONS: Readonly<Record<string, string>> = {
  capture: "CreateAction",
  extraction: "CreateAction",
  issuing: "CreateAction",
  ingestion: "AddAction",
  fixity: "CheckAction",
};

const isOrganization = (agent: Agent["id"]): boolean =>
  agent === "archive" || agent === "collection";

function actionOf(
  { agents, at, detail, id, outcome, results, sources, type }: ExhibitEvent,
  subject: Subject,
): Entity {
  const people = agents.filter(isOrganization);
  const software = agents.filter((agent) => !isOrganization(agent));
  const originals = subject.sources.flatMap((source, index) =>
    originalOf(source, index).map((entity) => entity["@id"]),
  );
  return {
    "@id": `#${id}`,
    "@type": ACTIONS[id] ?? "Action",
    additionalType: type.code === undefined ? undefined : refer(`${EVENT_TYPES}/${type.code}`),
    name: type.label,
    description: oneLine(`${detail} Outcome: ${outcome}.`),
    endTime: at,
    actionStatus: refer(`${SCHEMA}CompletedActionStatus`),
    agent: several(people.map((agent) => `#${agent}`)),
    instrument: several(software.map((agent) => `#${agent}`)),
    object: several(id === "capture" ? originals : sources),
    result: several(results),
  };
}
