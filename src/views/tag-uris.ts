/**
 * Names for feeds, entries and events that outlive every address: `tag:` URIs (RFC 4151). Their
 * authority is the host of the archive's origin, on the day on which its first line was recorded:
 * the ledger only grows, so that day never changes. What follows is made of what the ledger binds
 * for good, never of a title or of a place in a list.
 * @example tag:archive.example.org,2026-04-27:change/CA-D-00018/v3/20260427T095526Z
 */
import { type Instant, dayOf } from "#base/dates.ts";
import type { DocumentChange } from "./changes.ts";
import type { Site } from "./site.ts";

/** @throws Error while nothing is recorded: then there is nothing to name. */
export function tagUri(specific: string, site: Site): string {
  const first = site.archive.ledger[0];
  if (first === undefined) throw new Error("an archive without records has no tag URIs");
  return `tag:${hostOf(site)},${dayOf(first.recorded)}:${specific}`;
}

/** The host of the archive's origin, without a port. */
export const hostOf = ({ archive }: Site): string =>
  new URL(archive.content.settings.origin).hostname;

/** An instant without signs that an ID may not hold: `20260427T095526Z`. */
export const compact = (at: Instant): string => at.replace(/[-:]/gu, "");

/** What the ledger says of a change: which document became which version by which capture. */
export const changeIdentity = ({ at, document, newer }: DocumentChange): string =>
  `change/${document.id}/v${newer}/${compact(at)}`;
