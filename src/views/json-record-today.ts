/** What became of an issued version and of its provision, as the archive knows it at this build. */
import type { ArchivedProvision } from "#archive/open.ts";
import type { PublishedIssuedRecord, PublishedRecordChange } from "#schema/published-record.ts";
import { type DocumentChange, changesOf, lastSubstantive } from "./changes.ts";
import { documentOf, entryOf } from "./entries.ts";
import { provisionById, standingProvisions } from "./present.ts";
import { quotedEvent, quotedStanding } from "./quoted-events.ts";
import type { RecordRef } from "./record.ts";
import { issuedVersions, versionLink } from "./record-notices.ts";
import type { Site } from "./site.ts";
import type { Observed } from "./standing.ts";

type Today = PublishedIssuedRecord["today"];

/** @param words What the issued version quotes. */
export function todayOf(ref: RecordRef, words: string, site: Site): Today {
  const provision = provisionById(site).get(ref.id);
  const isStanding = provision !== undefined && standingProvisions(site).has(provision.path);
  const found = isStanding ? { provision, words } : undefined;
  const document = provision && documentOf(provision, site);
  const changes = document === undefined ? [] : changesOf(document, site);
  const last = lastSubstantive(changes);
  return {
    present: site.urls.absolute(site.urls.record(ref.id)),
    standing: found && standingJson(found, site),
    statuses: statusesOf(ref, site),
    newer: newerThan(ref, site),
    lastChange: last && changeJson(last, site),
    dated: changes.filter(isDated).map((change) => changeJson(change, site)),
    lastEvent: found && lastEventOf(found, site),
    trackingEnded: document?.value.trackingEnded,
  };
}

/**
 * A provision with the words that are quoted of it. Nothing is said of the captures of one that was
 * withdrawn or removed, or leads on.
 */
interface Quoted {
  readonly provision: ArchivedProvision;
  readonly words: string;
}

function standingJson({ provision, words }: Quoted, site: Site): Today["standing"] {
  const { found, latest, sentence, state } = entryOf(provision, site).standing;
  const document = documentOf(provision, site);
  return {
    state,
    sentence: quotedStanding(sentence, words, provision, document, site),
    latest: observedJson(latest, site),
    found: observedJson(found, site),
  };
}

const observedJson = (observed: Observed | undefined, { urls }: Site) =>
  observed && { at: observed.at, version: observed.version, url: urls.absolute(observed.href) };

function statusesOf({ id, number }: RecordRef, site: Site): Today["statuses"] {
  const { archive, urls } = site;
  const withdrawal = archive.withdrawals.get(id);
  const corrections = (archive.corrections.get(id) ?? []).filter(({ corrects }) =>
    corrects.includes(number),
  );
  return [
    ...(withdrawal === undefined
      ? []
      : [{ kind: "withdrawn" as const, notice: withdrawal.notice }]),
    ...corrections.map(({ by, kind, notice }) => {
      const { href, name } = versionLink(id, by, site);
      return {
        kind: kind === "retraction" ? ("retracted" as const) : ("corrected" as const),
        by: { name, url: urls.absolute(href) },
        notice: archive.notices.get(notice),
      };
    }),
  ];
}

/** The newest version, where this is an older one. */
export function newerThan({ id, number }: RecordRef, site: Site): Today["newer"] {
  const newest = issuedVersions(id, site)[0]!;
  if (newest.number === number) return undefined;
  const { urls } = site;
  return {
    name: newest.name,
    number: newest.number,
    url: urls.absolute(newest.href),
    json: urls.absolute(urls.json.record(id, newest.number)),
    issued: newest.issued,
  };
}

const isDated = ({ announced, effective }: DocumentChange): boolean =>
  announced !== undefined || effective !== undefined;

const changeJson = (
  { announced, at, effective, href, kind, severity, summary }: DocumentChange,
  { urls }: Site,
): PublishedRecordChange => ({
  at,
  url: urls.absolute(href),
  kind,
  severity,
  summary,
  announced,
  effective,
});

function lastEventOf({ provision, words }: Quoted, site: Site): Today["lastEvent"] {
  const document = documentOf(provision, site);
  const event = quotedEvent(words, provision, document, site);
  if (event === undefined || document.id === undefined) return undefined;
  const { urls } = site;
  const { at, name, passage, sentence, version } = event;
  const page =
    passage === undefined
      ? urls.version(document.id, version)
      : urls.passage(document.id, version, passage);
  return { at, name, sentence, url: urls.absolute(page) };
}
