/** The pictures that stand for pages where they are shared. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { counted } from "#base/count.ts";
import { showDay } from "#base/dates.ts";
import { type ProvisionPath, type Slug, byCodeUnit } from "#base/ids.ts";
import type { Severity } from "#schema/fields.ts";
import { type ProvisionEntry, allEntries, entryOf } from "./entries.ts";
import { platformName } from "./names.ts";
import { oncePerSite } from "./once.ts";
import { tallyOf } from "./severity-tally.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { SEVERITY, grouped } from "./words.ts";

/** A severity, and what the card says of it: `High severity`, `5 high`. */
export interface LevelInWords {
  readonly level: Severity;
  readonly words: string;
}

/** What a card shows. */
export interface CardFace {
  /** Whose it is, and from which document. */
  readonly over: readonly [whose: string, from: string | undefined];
  readonly title: string;
  /** The title in ASCII, for scripts in which a card cannot be set. */
  readonly plain: string;
  readonly severity: LevelInWords | undefined;
  readonly facts: readonly string[];
  /** How many provisions there are of each severity that occurs, worst first. */
  readonly tallies: readonly LevelInWords[];
  readonly quotation: string | undefined;
  /** At the foot: the archive's title, or on its own card its address. */
  readonly archive: string;
  /** The record's ID, or that there is none yet. */
  readonly state: string | undefined;
}

export interface Card {
  readonly href: string;
  /** What the card says, for those who do not see it. */
  readonly alt: string;
  readonly face: CardFace;
}

/** Every card of the site. */
export function* cardsOf(site: Site): Generator<Card> {
  yield archiveCard(site);
  for (const slug of site.archive.content.platforms.keys()) yield platformCard(slug, site);
  for (const path of standingProvisions(site).keys()) yield provisionCard(path, site);
}

export const archiveCard = oncePerSite((site): Card => {
  const { archive, urls } = site;
  const { description, origin, title } = archive.content.settings;
  const documents = [...archive.documents.values()];
  const { platforms } = archive.content;
  const facts = [
    `${counted(platforms.size, "platform")} · ${counted(documents.length, "document")}`,
    inOneLine(captured(documents), ...provisionsIn(standingProvisions(site).size)),
  ];
  return {
    href: urls.card.archive,
    alt: `${title}: ${facts.join(" · ")}.`,
    face: {
      ...blank(site),
      over: ["An archive of terms", undefined],
      title,
      plain: "Archive of terms",
      facts: description === undefined ? facts : [description, ...facts],
      archive: new URL(origin).host,
    },
  };
});

export function platformCard(slug: Slug, site: Site): Card {
  const name = platformName(slug, site);
  const documents = [...site.archive.documents.values()].filter(
    ({ platform }) => platform === slug,
  );
  const provisions = byPlatform(site).get(slug) ?? [];
  const tallies = tallyOf(provisions.map(({ severity }) => severity));
  const facts = [
    inOneLine(counted(documents.length, "document"), captured(documents)),
    ...(tallies.length > 0 ? [`${counted(provisions.length, "provision")} by severity:`] : []),
  ];
  const levels = tallies.map(({ words }) => words).join(", ");
  return {
    href: site.urls.card.platform(slug),
    alt: `${name} in ${archiveName(site)}: ${facts.join(" · ")} ${levels}`.trim(),
    face: {
      ...blank(site),
      over: ["Platform", undefined],
      title: name,
      plain: inWords(slug),
      facts,
      tallies: tallies.map(({ level, words }) => ({ level, words })),
    },
  };
}

const inOneLine = (...parts: readonly string[]): string => parts.join(" · ");

const provisionsIn = (count: number): string[] =>
  count === 0 ? [] : [counted(count, "provision")];

/** `13 captures since 4 May 2021`. */
function captured(documents: readonly ArchivedDocument[]): string {
  const first = documents
    .flatMap(({ captures }) => (captures[0] === undefined ? [] : [captures[0].at]))
    .toSorted(byCodeUnit)[0];
  const count = documents.reduce((total, { captures }) => total + captures.length, 0);
  const captures = `${grouped(count)} ${count === 1 ? "capture" : "captures"}`;
  return `${captures}${first === undefined ? "" : ` since ${showDay(first)}`}`;
}

const byPlatform = oncePerSite((site) =>
  Map.groupBy(allEntries(site), ({ platform }) => platform.slug),
);

export function provisionCard(path: ProvisionPath, site: Site): Card {
  const provision = site.archive.provisions.get(path)!;
  const entry = entryOf(provision, site);
  const { document, platform, severity, title } = entry;
  const words = `${SEVERITY[severity]} severity`;
  return {
    href: site.urls.card.provision(path),
    alt: `${platform.name}, ${document.name}: ${title}. ${words}.`,
    face: {
      ...blank(site),
      over: [platform.name, withoutName(document.name, platform.name)],
      title,
      plain: inWords(path.split("/")[2]!),
      severity: { level: severity, words },
      quotation: quotedIn(entry),
      state: stateOf(provision),
    },
  };
}

/** `Fitloom Privacy Policy` after `Fitloom` is `Privacy Policy`. */
const withoutName = (title: string, platform: string): string =>
  title.startsWith(`${platform} `) ? title.slice(platform.length + 1) : title;

/** The quoted words of one card, where they were found in a capture. */
const quotedIn = ({ evidence, quotation }: ProvisionEntry): string | undefined =>
  evidence === undefined ? undefined : quotation.join(" ");

const stateOf = ({ value }: ArchivedProvision): string =>
  value.id === "new" ? "not yet issued" : value.id;

const blank = (site: Site) => ({
  severity: undefined,
  facts: [],
  tallies: [],
  quotation: undefined,
  archive: archiveName(site),
  state: undefined,
});

const archiveName = ({ archive }: Site): string => archive.content.settings.title;

/** `ai-training-data-use` → `Ai training data use`. */
const inWords = (slug: string): string =>
  slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
