/**
 * Files, events and agents in PREMIS 3.0 (XML). Elements stand in the order that the schema asks
 * for; event types that the Library of Congress lists carry their URI.
 */
import { escapeMarkup } from "#base/markup.ts";
import { type Agent, EVENT_TYPES, type EventType, type ExhibitEvent } from "./events.ts";
import { type Held } from "./held.ts";
import { oneLine } from "./plain.ts";

interface Premis {
  /** Distinguishes the events of one exhibit from those of another. */
  readonly folder: string;
  readonly files: readonly Held[];
  readonly events: readonly ExhibitEvent[];
  readonly agents: readonly Agent[];
}

export const printPremis = ({ agents, events, files, folder }: Premis): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">
${[
  ...files.map(objectElement),
  ...events.map((event) => eventElement(event, folder)),
  ...agents.map((agent) => agentElement(agent, folder)),
].join("\n")}
</premis>
`;

const tag = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join("")}</${name.split(" ")[0]!}>`;
const leaf = (name: string, text: string): string => tag(name, escapeMarkup(oneLine(text)));

/** What an identifier is made of: its own kind, and the thing. */
const identifier = (element: string, type: string, value: string, ...more: readonly string[]) =>
  tag(element, leaf(`${element}Type`, type), leaf(`${element}Value`, value), ...more);

const LOCAL = "local";
const PATH = "path under data/";

const objectElement = ({ bytes, mediaType, path, sha256 }: Held): string =>
  tag(
    `object xsi:type="file"`,
    identifier("objectIdentifier", PATH, path),
    tag(
      "objectCharacteristics",
      tag("fixity", leaf("messageDigestAlgorithm", "SHA-256"), leaf("messageDigest", sha256)),
      leaf("size", String(bytes.length)),
      tag("format", tag("formatDesignation", leaf("formatName", mediaType))),
    ),
  );

const eventElement = (event: ExhibitEvent, folder: string): string =>
  tag(
    "event",
    identifier("eventIdentifier", LOCAL, `${folder}/${event.id}`),
    typeElement(event.type),
    leaf("eventDateTime", event.at),
    tag("eventDetailInformation", leaf("eventDetail", event.detail)),
    tag("eventOutcomeInformation", leaf("eventOutcome", event.outcome)),
    ...event.agents.map((id) => identifier("linkingAgentIdentifier", LOCAL, `${folder}/${id}`)),
    ...event.sources.map((path) => linkedObject(path, "source")),
    ...event.results.map((path) => linkedObject(path, "outcome")),
  );

const typeElement = ({ code, label }: EventType): string =>
  code === undefined
    ? leaf("eventType", label)
    : leaf(
        `eventType authority="eventType" authorityURI="${EVENT_TYPES}" valueURI="${EVENT_TYPES}/${code}"`,
        label,
      );

const linkedObject = (path: string, role: "outcome" | "source"): string =>
  identifier("linkingObjectIdentifier", PATH, path, leaf("linkingObjectRole", role));

const agentElement = ({ id, name, type }: Agent, folder: string): string =>
  tag(
    "agent",
    identifier("agentIdentifier", LOCAL, `${folder}/${id}`),
    leaf("agentName", name),
    leaf("agentType", type),
  );
