/** What feeds tell of the archive itself: its corrections, and the checkpoints of its log. */
import type { KeptCheckpoint } from "#archive/checkpoints.ts";
import { escapeMarkup } from "#base/markup.ts";
import type { ProvisionId } from "#base/ids.ts";
import { type ArchiveCorrection, corrections } from "./corrections.ts";
import type { Link } from "./entries.ts";
import type { FeedEntry } from "./feed-entries.ts";
import type { NoticeView } from "./notice-words.ts";
import { showDay } from "./dates.ts";
import type { Site } from "./site.ts";
import { tagUri } from "./tag-uris.ts";
import { grouped } from "./words.ts";

/** Everything that was changed in the archive itself, newest first. */
export const correctionEntries = (site: Site): FeedEntry[] =>
  corrections(site).map((correction) => correctionEntry(correction, site));

/** What was corrected, retracted, withdrawn or removed of some records. */
export function entriesOfRecords(ids: ReadonlySet<ProvisionId>, site: Site): FeedEntry[] {
  const { corrections: corrected, withdrawals } = site.archive;
  const wanted = new Set([
    ...[...ids].flatMap((id) =>
      (corrected.get(id) ?? []).map(({ by }) => `correction/${id}/v${by}`),
    ),
    ...[...ids].filter((id) => withdrawals.has(id)).map((id) => `withdrawal/${id}`),
  ]);
  return corrections(site)
    .filter(({ identity }) => wanted.has(identity))
    .map((correction) => correctionEntry(correction, site));
}

function correctionEntry(correction: ArchiveCorrection, site: Site): FeedEntry {
  const { effect, href, identity, links, notice, recorded, title } = correction;
  return {
    id: tagUri(identity, site),
    title,
    href: site.urls.absolute(href),
    published: recorded,
    updated: recorded,
    html: [
      ...(notice === undefined ? [] : noticeHtml(notice, site)),
      `<p>${escapeMarkup(effect)}</p>`,
      ...links.map((link) => `<p>${linkHtml(link, site)}</p>`),
    ].join("\n"),
    authors: [],
    topics: [],
  };
}

function noticeHtml({ authority, by, date, kind, reason, replacement }: NoticeView, site: Site) {
  const resting = authority === undefined ? "" : ` Resting on: ${escapeMarkup(authority)}.`;
  return [
    `<p><strong>${kind}.</strong> ${escapeMarkup(reason)}</p>`,
    `<p>Decided by ${escapeMarkup(by)} on ${showDay(date)}.${resting}</p>`,
    ...(replacement === undefined ? [] : [`<p>In its place: ${linkHtml(replacement, site)}</p>`]),
  ];
}

const linkHtml = ({ href, name }: Link, { urls }: Site): string =>
  `<a href="${escapeMarkup(urls.absolute(href))}">${escapeMarkup(name)}</a>`;

/** Every checkpoint, whole: whoever follows the feed holds what a later rewriting would contradict. */
export const checkpointEntries = (site: Site): FeedEntry[] =>
  site.archive.checkpoints.map((checkpoint) => checkpointEntry(checkpoint, site));

function checkpointEntry({ bytes, size }: KeptCheckpoint, site: Site): FeedEntry {
  const { archive, urls } = site;
  // Its text states no time; the newest line that it covers was there before it.
  const { recorded } = archive.ledger[size - 1]!;
  return {
    id: tagUri(`checkpoint/${size}`, site),
    title: `Checkpoint over ${grouped(size)} lines`,
    href: urls.absolute(urls.checkpoint(size)),
    published: recorded,
    updated: recorded,
    html: [
      "<p>The state of the log at this size. Kept, it shows later whether a line was changed or left out.</p>",
      `<pre>${escapeMarkup(bytes)}</pre>`,
    ].join("\n"),
    authors: [],
    topics: [],
  };
}
