/** Dates and facts of a provision and its document, each answering one question. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { Day, Instant } from "#base/dates.ts";
import { changesOf, lastSubstantive } from "./changes.ts";
import type { Site } from "./site.ts";
import { type StatedView, latestStated } from "./stated.ts";
import type { Standing } from "./standing.ts";

export interface DocumentInformation {
  readonly id: string | undefined;
  readonly kind: string;
  readonly language: string;
  readonly legalEntity: string | undefined;
  readonly contractingEntity: string | undefined;
  readonly products: readonly string[] | undefined;
  readonly regions: readonly string[] | undefined;
  readonly audience: string | undefined;
  /** What the text of the newest sound capture says of itself. */
  readonly stated: StatedView | undefined;
  /** The capture that brought the newest substantive change, and where it is shown. */
  readonly lastChange: { readonly at: Instant; readonly href: string } | undefined;
  /** Of that change, where people recorded it. */
  readonly announced: Day | undefined;
  readonly effective: Day | undefined;
}

export function documentInformation(document: ArchivedDocument, site: Site): DocumentInformation {
  const { value, id, platform } = document;
  const substantive = changesOf(document, site).filter(({ kind }) => kind === "substantive");
  const last = lastSubstantive(substantive);
  return {
    id,
    kind: value.kind,
    language: value.language,
    legalEntity: site.archive.content.platforms.get(platform)?.value.legalEntity,
    contractingEntity: value.contractingEntity,
    products: value.products,
    regions: value.regions,
    audience: value.audience,
    stated: latestStated(document, site),
    lastChange: last && { at: last.at, href: last.href },
    announced: last?.announced,
    effective: last?.effective,
  };
}

/** First tracked, last verified and reviewed: three dates, never one. */
export interface Tracking {
  /** The first capture of the document. */
  readonly firstTracked: Instant | undefined;
  /** The newest sound capture in which the quotation stood once. */
  readonly lastVerified: Instant | undefined;
  /** The newest capture, and what came of it. */
  readonly attempt: Instant | undefined;
  readonly outcome: string;
  readonly written: Instant;
  readonly reviewed: Day | undefined;
}

export function trackingOf(
  { value: { analysis } }: ArchivedProvision,
  { captures }: ArchivedDocument,
  { found, latest, short }: Standing,
): Tracking {
  return {
    firstTracked: captures[0]?.at,
    lastVerified: found?.at,
    attempt: latest?.at,
    outcome: short,
    written: analysis.written,
    reviewed: analysis.reviewed,
  };
}
