/** What was said openly of an issued version since, as its exhibit repeats it. */
import type { IssuedVersion } from "#archive/records.ts";
import type { LaterEvent, NoticeFacts, WithheldFacts } from "#exhibit/facts.ts";
import type { CorrectionLine, RemovalLine } from "#schema/ledger-line.ts";
import { noticeView } from "./notice-words.ts";
import type { Site } from "./site.ts";

/** In the order of the ledger. */
export function laterEvents(version: IssuedVersion, site: Site): LaterEvent[] {
  const { archive } = site;
  const { number, record: id } = version.line;
  const corrections = (archive.corrections.get(id) ?? []).filter(({ corrects }) =>
    corrects.includes(number),
  );
  const withdrawal = archive.withdrawals.get(id)?.line;
  const { screenshot, sources = [] } = version.record?.evidence.capture ?? {};
  const objects = new Set([...sources.map(({ sha256 }) => sha256), screenshot]);
  const removals = archive.removals.lines.filter((line) =>
    line.objects.some((object) => objects.has(object)),
  );
  return [
    ...corrections.map((line) => correctionEvent(line, version, site)),
    ...(withdrawal === undefined ? [] : [laterEvent("withdrawal", withdrawal, site)]),
    ...removals.map((line) => laterEvent("removal", line, site)),
  ];
}

function correctionEvent(line: CorrectionLine, version: IssuedVersion, site: Site): LaterEvent {
  const by = site.archive.records.get(line.record)?.[line.by - 1]?.line;
  return {
    ...laterEvent(line.kind, line, site),
    by: `${line.record} v${line.by}`,
    sameEvidence: by?.evidence === version.line.evidence,
  };
}

const laterEvent = (
  kind: LaterEvent["kind"],
  { notice, recorded }: Pick<CorrectionLine, "notice" | "recorded">,
  site: Site,
): LaterEvent => ({ kind, recorded, notice: noticeFacts(notice, site) });

export const withheldFacts = ({ notice, recorded }: RemovalLine, site: Site): WithheldFacts => ({
  since: recorded,
  notice: noticeFacts(notice, site),
  address: site.urls.absolute(site.urls.evidence(notice, "text/plain")),
});

/** A notice in words; undefined where it cannot be read. */
function noticeFacts(sha256: CorrectionLine["notice"], site: Site): NoticeFacts | undefined {
  const view = noticeView(sha256, site);
  if (view === undefined) return undefined;
  const { authority, by, date, kind, reason, replacement } = view;
  return { kind, reason, date, by, authority, replacement: replacement?.name };
}
