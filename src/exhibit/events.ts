/**
 * What happened to the evidence, in the vocabulary of PREMIS 3: from capture to what became of the
 * record since. Only what was recorded, at the time that was recorded; a check that a build makes
 * has no time, since a build has no clock, and is none of these events.
 */
import { type Instant, showDay } from "#base/dates.ts";
import type { LaterEvent, NoticeFacts } from "./facts.ts";
import { EVIDENCE, LEDGER_LINE, TEXT } from "./paths.ts";
import type { Subject } from "./subject.ts";

/** A kind of event; with a code where the Library of Congress lists it. */
export interface EventType {
  readonly label: string;
  /** In http://id.loc.gov/vocabulary/preservation/eventType */
  readonly code?: string;
}

export const EVENT_TYPES = "http://id.loc.gov/vocabulary/preservation/eventType";

export interface Agent {
  readonly id: "archive" | "capture-tool" | "collection" | "extractor";
  readonly name: string;
  readonly type: "organization" | "software";
}

export interface ExhibitEvent {
  readonly id: string;
  readonly type: EventType;
  readonly at: Instant;
  readonly detail: string;
  readonly outcome: string;
  readonly agents: readonly Agent["id"][];
  /** Files under `data/` that it was about, and those that came of it. */
  readonly sources: readonly string[];
  readonly results: readonly string[];
}

/** Who took part, as far as it is recorded. */
export function agentsOf({ evidence, facts }: Subject): Agent[] {
  const { text, vantage } = evidence.capture;
  const { operator, title } = facts.archive;
  const agents: readonly (readonly [Agent["id"], Agent["type"], string | undefined])[] = [
    ["archive", "organization", operator === undefined ? title : `${operator} (${title})`],
    ["collection", "organization", vantage?.collection],
    ["capture-tool", "software", vantage?.tool],
    ["extractor", "software", `Muniment, extractor ${text.extractor}`],
  ];
  return agents.flatMap(([id, type, name]) => (name === undefined ? [] : [{ id, name, type }]));
}

export function eventsOf(subject: Subject): ExhibitEvent[] {
  const { capture } = subject.evidence;
  const captured = subject.sources.flatMap(({ path }) => path ?? []);
  const { text } = capture;
  return [
    captureEvent(subject, captured),
    {
      id: "ingestion",
      type: { label: "ingestion", code: "ing" },
      at: capture.recorded,
      detail: "The capture was recorded in the archive, and bound by a line of its ledger.",
      outcome: "recorded",
      agents: ["archive"],
      sources: captured,
      results: [],
    },
    {
      id: "digest",
      type: { label: "message digest calculation", code: "mes" },
      at: capture.recorded,
      detail: "The SHA-256 of the captured bytes was recorded with the capture.",
      outcome: subject.sources.map(({ sha256 }) => sha256).join(" "),
      agents: ["archive"],
      sources: captured,
      results: [],
    },
    {
      id: "extraction",
      type: { label: "extraction", code: "ext" },
      at: capture.recorded,
      detail: `The canonical text was derived from the captured bytes by ${extractorWords(subject)}.`,
      outcome: text.sha256,
      agents: ["extractor"],
      sources: captured,
      results: [TEXT],
    },
    {
      id: "fixity",
      type: { label: "fixity check", code: "fix" },
      at: subject.issued,
      detail:
        "Before the record was issued, the SHA-256 of the canonical text was computed again and compared with the recorded one.",
      outcome: "equal",
      agents: ["archive"],
      sources: [TEXT],
      results: [],
    },
    {
      id: "issuing",
      type: { label: "issuing" },
      at: subject.issued,
      detail: `The record ${subject.name} was frozen, and bound by entry ${subject.facts.leaf} of the log, counted from 0.`,
      outcome: "issued",
      agents: ["archive"],
      sources: [TEXT],
      results: [EVIDENCE, LEDGER_LINE],
    },
    ...subject.facts.later.map(laterEvent),
  ];
}

function captureEvent({ evidence, sources }: Subject, results: readonly string[]): ExhibitEvent {
  const { at, form, vantage } = evidence.capture;
  const answers = sources.map(({ http }) =>
    http === undefined ? "HTTP status not recorded" : `HTTP status ${http.status}`,
  );
  const collected = vantage?.collection !== undefined;
  return {
    id: "capture",
    type: { label: "capture", code: "cap" },
    at,
    detail:
      form === "served"
        ? "The bytes are recorded as those that a server sent."
        : "The bytes are a text that others had derived from the page; the page as it was served is not held. The time is when they recorded it.",
    outcome: answers.join("; "),
    agents: [
      ...(collected ? (["collection"] as const) : []),
      ...(vantage?.tool === undefined ? [] : (["capture-tool"] as const)),
    ],
    sources: [],
    results,
  };
}

/** `the extractor html/1 of Muniment (select main; remove .nav)` */
export function extractorWords({ evidence }: Subject): string {
  const { extractor, remove = [], select = [] } = evidence.capture.text;
  const settings = [
    ...(select.length === 0 ? [] : [`select ${select.join(", ")}`]),
    ...(remove.length === 0 ? [] : [`remove ${remove.join(", ")}`]),
  ];
  const set = settings.length === 0 ? "" : ` (${settings.join("; ")})`;
  return `the extractor ${extractor} of Muniment${set}`;
}

const LATER: Readonly<Record<LaterEvent["kind"], EventType>> = {
  correction: { label: "correction" },
  retraction: { label: "retraction" },
  // Of the record: what the Library of Congress calls taking an object out of the inventory.
  withdrawal: { label: "deaccession", code: "dea" },
  removal: { label: "removal" },
};

function laterEvent(event: LaterEvent, index: number): ExhibitEvent {
  return {
    id: `later-${index + 1}`,
    type: LATER[event.kind],
    at: event.recorded,
    detail: laterWords(event),
    outcome: "entered in the ledger",
    agents: ["archive"],
    sources: [],
    results: [],
  };
}

/** What became of the record, in sentences. */
export function laterWords({ by, kind, notice, sameEvidence }: LaterEvent): string {
  const said = notice === undefined ? "" : ` ${noticeWords(notice)}`;
  const same =
    sameEvidence === undefined
      ? ""
      : ` The evidence of that version is ${sameEvidence ? "" : "not "}the same as here.`;
  return `${LATER_SENTENCES[kind](by ?? "a later version")}${same}${said}`;
}

const LATER_SENTENCES: Readonly<Record<LaterEvent["kind"], (by: string) => string>> = {
  correction: (by) => `This version was corrected by ${by}.`,
  retraction: (by) => `This version was retracted by ${by}.`,
  withdrawal: () => "The record was withdrawn.",
  removal: () => "Captured bytes were taken away from the archive.",
};

/** `Because of an error: “…” (N. Okafor, 10 May 2026).` */
export function noticeWords({ authority, by, date, kind, reason, replacement }: NoticeFacts) {
  const resting = authority === undefined ? "" : `, on the authority of ${authority}`;
  const instead = replacement === undefined ? "" : ` In its place stands ${replacement}.`;
  return `${kind}: “${reason}” (${by}, ${showDay(date)}${resting}).${instead}`;
}
