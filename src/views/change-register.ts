/**
 * The register of changes: pages of the latest, of each year and, where a year has too many for one
 * page, of each of its months.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Day, dayOf } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import { type EffectiveChange, effectiveChanges } from "./calendar.ts";
import { type DocumentChange, allChanges } from "./changes.ts";
import { type Crumb, platformName } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";

/** The changes of substance that the captures of one day brought. */
export interface RegisterDay {
  readonly day: Day;
  readonly changes: readonly DocumentChange[];
}

export interface RegisterMonth {
  /** `2026-08`. */
  readonly month: string;
  /** `August 2026`. */
  readonly name: string;
  readonly count: number;
  readonly days: readonly RegisterDay[];
}

/** A year or a month that has a page of its own. */
export interface RegisterSpan {
  readonly name: string;
  readonly href: string;
  /** Changes of substance. */
  readonly count: number;
  /** The changes are on this page, or on a page under it. */
  readonly current: "page" | "true" | undefined;
}

/** One way to narrow a register down; its values are those that rows carry. */
export interface RegisterFilter {
  readonly name: "platform" | "terms" | "severity" | "kind";
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface RegisterPage {
  /** The year or month that the page is of; undefined for the latest changes. */
  readonly span: string | undefined;
  readonly title: string;
  readonly href: string;
  /** The way back, as the page's head shows it. */
  readonly crumbs: readonly Crumb[];
  readonly months: readonly RegisterMonth[];
  readonly technical: readonly DocumentChange[];
  readonly substantive: number;
  /** How many older changes of substance the page leaves out. */
  readonly more: number;
  readonly years: readonly RegisterSpan[];
  /** The months of a year that has too many changes for one page; else empty. */
  readonly monthLinks: readonly RegisterSpan[];
  readonly filters: readonly RegisterFilter[];
  /** Days from which changes are to apply, the latest first: those in the year, or the latest of all. */
  readonly effective: readonly EffectiveChange[];
  /** Captures that are suspect and therefore count as no change, in the whole archive. */
  readonly suspectCaptures: number;
}

const LATEST = 100;
const LATEST_EFFECTIVE = 12;
/** Changes that one page holds at most, so that it stays under 300 kB. */
export const REGISTER_LENGTH = 370;

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

const monthName = (month: string): string =>
  `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

const yearOf = ({ at }: DocumentChange): string => at.slice(0, 4);
const monthOf = ({ at }: DocumentChange): string => at.slice(0, 7);
const isSubstantive = ({ kind }: DocumentChange): boolean => kind === "substantive";
const isTechnical = ({ kind }: DocumentChange): boolean => kind === "technical";

const byYear = oncePerSite((site) => Map.groupBy(allChanges(site), yearOf));

/** The years in which a capture brought a change, newest first. */
export const yearsOfChanges = (site: Site): string[] => [...byYear(site).keys()];

/** A year whose changes are divided by month. */
const isLong = (year: string, site: Site): boolean =>
  (byYear(site).get(year)?.length ?? 0) > REGISTER_LENGTH;

/** The months that have a page of their own, newest first. */
export const monthsOfChanges = (site: Site): string[] =>
  yearsOfChanges(site)
    .filter((year) => isLong(year, site))
    .flatMap((year) => [...Map.groupBy(byYear(site).get(year)!, monthOf).keys()]);

/** The latest changes of the whole archive. */
export function latestRegister(site: Site): RegisterPage {
  const every = allChanges(site);
  const substantive = every.filter(isSubstantive);
  const shown = substantive.slice(0, LATEST);
  const oldest = substantive.length > LATEST ? shown.at(-1)!.at : "";
  const technical = every.filter((change) => isTechnical(change) && change.at >= oldest);
  return {
    ...pageOf([...shown, ...technical.slice(0, LATEST)], undefined, site),
    title: "Changes",
    href: site.urls.changes,
    more: substantive.length - shown.length,
    effective: effectiveChanges(site).slice(0, LATEST_EFFECTIVE),
  };
}

/** The changes that captures of one year brought; where they are too many, the way to its months. */
export function registerOfYear(year: string, site: Site): RegisterPage {
  const long = isLong(year, site);
  return {
    ...pageOf(long ? [] : byYear(site).get(year)!, year, site),
    title: `Changes captured in ${year}`,
    href: site.urls.changesOf(year),
    monthLinks: long ? monthLinks(year, undefined, site) : [],
  };
}

/** The changes that captures of one month of a long year brought. */
export function registerOfMonth(month: string, site: Site): RegisterPage {
  const year = month.slice(0, 4);
  const changes = byYear(site)
    .get(year)!
    .filter(({ at }) => at.startsWith(month));
  return {
    ...pageOf(changes, month, site),
    title: `Changes captured in ${monthName(month)}`,
    href: site.urls.changesOfMonth(month),
    crumbs: [toChanges(site), { name: year, href: site.urls.changesOf(year) }],
    monthLinks: monthLinks(year, month, site),
  };
}

const toChanges = ({ urls }: Site): Crumb => ({ name: "Changes", href: urls.changes });

function pageOf(changes: readonly DocumentChange[], span: string | undefined, site: Site) {
  const substantive = changes.filter(isSubstantive);
  return {
    span,
    crumbs: [toChanges(site)],
    months: monthsOf(substantive),
    technical: changes.filter(isTechnical),
    substantive: substantive.length,
    more: 0,
    years: yearLinks(span?.slice(0, 4), span?.length === 4, site),
    monthLinks: [],
    filters: filtersOf(site),
    effective: effectiveChanges(site).filter(
      ({ day }) => span !== undefined && day.startsWith(span),
    ),
    suspectCaptures: suspectCaptures(site),
  };
}

const monthsOf = (changes: readonly DocumentChange[]): RegisterMonth[] =>
  [...Map.groupBy(changes, monthOf)].map(([month, held]) => ({
    month,
    name: monthName(month),
    count: held.length,
    days: [...Map.groupBy(held, ({ at }) => dayOf(at))].map(([day, same]) => ({
      day,
      changes: same,
    })),
  }));

/** How many changes of substance each year had, and each month of each year. */
const countedSpans = oncePerSite((site) => {
  const substantive = allChanges(site).filter(isSubstantive);
  const countIn = (spanOf: (change: DocumentChange) => string) => {
    const held = Map.groupBy(substantive, spanOf);
    return new Map([...held].map(([span, changes]) => [span, changes.length]));
  };
  return { years: countIn(yearOf), months: countIn(monthOf) };
});

const monthsByYear = oncePerSite((site) => {
  const months = new Set(allChanges(site).map(monthOf));
  return Map.groupBy(months, (month) => month.slice(0, 4));
});

function yearLinks(shown: string | undefined, whole: boolean, site: Site): RegisterSpan[] {
  return [...byYear(site).keys()].map((year) => ({
    name: year,
    href: site.urls.changesOf(year),
    count: countedSpans(site).years.get(year) ?? 0,
    current: year !== shown ? undefined : whole ? "page" : "true",
  }));
}

const monthLinks = (year: string, shown: string | undefined, site: Site): RegisterSpan[] =>
  (monthsByYear(site).get(year) ?? []).map((month) => ({
    name: monthName(month),
    href: site.urls.changesOfMonth(month),
    count: countedSpans(site).months.get(month) ?? 0,
    current: month === shown ? "page" : undefined,
  }));

/** What rows carry where nobody assessed a change. */
export const NOT_ASSESSED = "none";

/** The same on every page, so that a choice holds from one year to the next. */
const filtersOf = oncePerSite((site): readonly RegisterFilter[] => {
  const documents = [...site.archive.documents.values()].filter(
    ({ timeline }) => timeline.changes.length > 0,
  );
  const platforms = [...new Set(documents.map(({ platform }) => platform))];
  const kinds = [...new Set(documents.map(({ value }) => value.kind))].toSorted(byCodeUnit);
  const hasLevels = allChanges(site).some(({ severity }) => severity !== undefined);
  const levels = [
    ...SEVERITIES.map((value) => ({ value, label: SEVERITY[value] })),
    { value: NOT_ASSESSED, label: "Not assessed" },
  ];
  return [
    {
      name: "platform",
      label: "Platform",
      options: platforms.map((value) => ({ value, label: platformName(value, site) })),
    },
    {
      name: "terms",
      label: "Kind of terms",
      options: kinds.map((value) => ({ value, label: value })),
    },
    ...(hasLevels ? [{ name: "severity" as const, label: "Severity", options: levels }] : []),
    {
      name: "kind",
      label: "Kind of change",
      options: [
        { value: "substantive", label: "Of substance" },
        { value: "technical", label: "Technical" },
      ],
    },
  ];
});

const suspectCaptures = oncePerSite(({ archive }) =>
  [...archive.documents.values()].reduce((sum, { timeline }) => sum + suspectCount(timeline), 0),
);

const suspectCount = ({ suspicions }: ArchivedDocument["timeline"]): number =>
  suspicions.filter((suspicion) => suspicion !== undefined).length;
