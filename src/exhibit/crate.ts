/**
 * The payload as an RO-Crate 1.2 (https://w3id.org/ro/crate/1.2): one flat list of what is in it,
 * where that comes from and what happened to it. The context is written out, as the specification
 * allows, so that the file means the same without a network.
 */
import { showDay } from "#base/dates.ts";
import { type Agent, EVENT_TYPES, type ExhibitEvent, agentsOf } from "./events.ts";
import type { Held } from "./held.ts";
import { CRATE } from "./paths.ts";
import { oneLine } from "./plain.ts";
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
  ];
  return `${JSON.stringify({ "@context": CONTEXT, "@graph": graph }, null, 2)}\n`;
}

function rootOf(
  { evidence, facts, issued, name }: Subject,
  files: readonly Held[],
  events: readonly ExhibitEvent[],
): Entity {
  const { document } = evidence;
  return {
    "@id": "./",
    "@type": "Dataset",
    name: oneLine(
      `Evidence of ${name}: ${document.platform.name}, ${document.title}, captured on ${showDay(evidence.capture.at)}`,
    ),
    description: `The captured bytes, the text derived from them, the place of the quoted words in it, and the proof that the record of it is in the log of ${facts.archive.title}. Evidence only, without analysis.`,
    datePublished: issued,
    license: facts.archive.rights ?? "Terms of use are not recorded.",
    publisher: refer("#archive"),
    identifier: refer("#identifier"),
    url: facts.url,
    hasPart: several(files.map(({ path }) => path)),
    mentions: several(events.map(({ id }) => `#${id}`)),
  };
}

const identifierOf = ({ facts, name }: Subject): Entity => ({
  "@id": "#identifier",
  "@type": "PropertyValue",
  name: "Record",
  value: name,
  url: facts.url,
});

function fileOf(file: Held, { evidence, sources }: Subject): Entity {
  const { bytes, mediaType, path, sha256, url, what } = file;
  const isCaptured = sources.some((source) => source.path === path);
  return {
    "@id": path,
    "@type": "File",
    name: path,
    description: what,
    contentSize: String(bytes.length),
    encodingFormat: mediaType,
    sha256,
    contentUrl: url,
    inLanguage: isCaptured || path === "text.txt" ? evidence.document.language : undefined,
  };
}

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
