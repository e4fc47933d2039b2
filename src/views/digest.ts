/** What the captures of one ISO week brought: the worst first, platform by platform. */
import { type Day, type Instant, dayOf } from "#base/dates.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { type Week, mondayOf, showWeek, showWeekDays, sundayOf, weekOf } from "#base/weeks.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import { type DocumentChange, allChanges, lastRecorded, recordedOf } from "./changes.ts";
import type { Link } from "./entries.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { SEVERITY, counted } from "./words.ts";

/** The changes of substance of one platform in a week, the worst first. */
export interface DigestPlatform extends Link {
  readonly slug: Slug;
  readonly changes: readonly DocumentChange[];
}

/** One week in which a change of substance was captured. */
export interface Digest {
  readonly week: Week;
  /** `Week 32 of 2026`. */
  readonly title: string;
  /** `3 Aug 2026 to 9 Aug 2026`. */
  readonly days: string;
  readonly first: Day;
  readonly last: Day;
  readonly href: string;
  readonly mailHref: string;
  readonly textHref: string;
  /** `3 changes of substance in documents of 2 platforms: 1 of high severity, 2 not assessed.` */
  readonly sentence: string;
  /** `2 technical changes are not listed.`; undefined where there was none. */
  readonly technical: string | undefined;
  readonly changes: number;
  readonly worst: Severity | undefined;
  /** The platform with the worst change first. */
  readonly platforms: readonly DigestPlatform[];
  /** The archive recorded something after the week, so that hardly more will be added to it. */
  readonly isOver: boolean;
  /** When the last of its changes was recorded. */
  readonly recorded: Instant;
}

/** Every change by the week that it was captured in, the newest first. */
export const changesByWeek = oncePerSite((site): ReadonlyMap<Week, readonly DocumentChange[]> =>
  Map.groupBy(allChanges(site), ({ at }) => weekOf(at)),
);

/** Every digest, the newest week first. Weeks without a change of substance have none. */
export const allDigests = oncePerSite((site): readonly Digest[] =>
  [...changesByWeek(site)]
    .filter(([, changes]) => changes.some(({ kind }) => kind === "substantive"))
    .map(([week, changes]) => digestOf(week, changes, site)),
);

function digestOf(week: Week, every: readonly DocumentChange[], site: Site): Digest {
  const { urls } = site;
  const changes = every.filter(({ kind }) => kind === "substantive").toSorted(worstFirst);
  const technical = every.length - changes.length;
  const platforms = byPlatform(changes);
  return {
    week,
    title: capital(showWeek(week)),
    days: showWeekDays(week),
    first: mondayOf(week),
    last: sundayOf(week),
    href: urls.digest(week),
    mailHref: urls.digestMail(week),
    textHref: urls.digestText(week),
    sentence: sentenceOf(changes, platforms.length),
    technical:
      technical === 0
        ? undefined
        : `${counted(technical, "technical change")} (a text extracted in another way) ${technical === 1 ? "is" : "are"} not listed.`,
    changes: changes.length,
    worst: changes[0]?.severity,
    platforms,
    isOver: sundayOf(week) < dayOf(lastRecorded(site)),
    recorded: changes.map(recordedOf).toSorted(byCodeUnit).at(-1)!,
  };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What nobody assessed stands after what is known to be of low severity. */
const rank = ({ severity }: DocumentChange): number =>
  severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);

const worstFirst = (a: DocumentChange, b: DocumentChange): number =>
  rank(a) - rank(b) || byCodeUnit(a.document.path, b.document.path) || byCodeUnit(a.at, b.at);

/** Platforms in the order of their worst change, as the changes come. */
const byPlatform = (changes: readonly DocumentChange[]): DigestPlatform[] =>
  [...Map.groupBy(changes, ({ document }) => document.platform)].map(([slug, held]) => ({
    slug,
    ...held[0]!.name.platform,
    changes: held,
  }));

function sentenceOf(changes: readonly DocumentChange[], platforms: number): string {
  const levels = Map.groupBy(changes, ({ severity }) => severity);
  const parts = [...SEVERITIES, undefined].flatMap((level) => {
    const count = levels.get(level)?.length ?? 0;
    if (count === 0) return [];
    const name =
      level === undefined ? "not assessed" : `of ${SEVERITY[level].toLowerCase()} severity`;
    return [`${count} ${name}`];
  });
  const what = counted(changes.length, "change of substance", "changes of substance");
  return `${what} in documents of ${counted(platforms, "platform")}: ${parts.join(", ")}.`;
}

/** The digest of a week with those of the weeks before and after it that have one. */
export interface DigestPage {
  readonly digest: Digest;
  readonly earlier: Digest | undefined;
  readonly later: Digest | undefined;
}

export function digestPage(week: Week, site: Site): DigestPage {
  const digests = allDigests(site);
  const index = digests.findIndex((digest) => digest.week === week);
  return { digest: digests[index]!, earlier: digests[index + 1], later: digests[index - 1] };
}

/** The digests of the weeks of one year. */
export interface DigestYear {
  readonly year: string;
  readonly changes: number;
  readonly digests: readonly Digest[];
}

/** By the year that the weeks are counted in, newest first. */
export const digestYears = (site: Site): DigestYear[] =>
  [...Map.groupBy(allDigests(site), ({ week }) => week.slice(0, 4))].map(([year, digests]) => ({
    year,
    changes: digests.reduce((sum, { changes }) => sum + changes, 0),
    digests,
  }));

export const digestWeeks = (site: Site): Week[] => allDigests(site).map(({ week }) => week);
