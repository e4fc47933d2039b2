/** A clause type compared: who has it and who does not, and every provision of it with its dates. */
import type { Instant } from "#base/dates.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { LineageState } from "#text/lineage.ts";
import { type Link, type ProvisionEntry, documentOf, entriesOfType } from "./entries.ts";
import { type FoundWithout, foundWithout } from "./rarity.ts";
import type { Site } from "./site.ts";
import { SEVERITY, counted } from "./words.ts";

/** Sorts severities by their rank: `0` is the worst. */
export const severityRank = (level: Severity): string => String(SEVERITIES.indexOf(level));

/** What the latest capture says, as a list can be narrowed to it. */
const STANDINGS = {
  found: "found in the latest capture",
  reworded: "found in another wording",
  ambiguous: "found more than once",
  absent: "not found in the latest capture",
  undetermined: "cannot be determined",
  uncaptured: "not captured yet",
} as const;
type StandingGroup = keyof typeof STANDINGS;

const groupOf = (state: LineageState | undefined): StandingGroup =>
  state === undefined ? "uncaptured" : state === "verbatim" || state === "moved" ? "found" : state;

/** A provision in the comparison of its clause type. */
export interface ComparedProvision extends ProvisionEntry {
  /** `/platform/<p>/<d>/<name>/`: what the list and its state in the address call it. */
  readonly id: string;
  readonly terms: string;
  readonly stands: StandingGroup;
  /** The quoted passage in the version it is quoted from; undefined where it was never found. */
  readonly source: string | undefined;
  /** The first and the newest capture in which a recorded wording stood once. */
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
}

/** The provisions of a clause type, worst first. */
export const comparedProvisions = (type: Slug, site: Site): ComparedProvision[] =>
  entriesOfType(type, site).map((entry) => compared(entry, site));

function compared(entry: ProvisionEntry, site: Site): ComparedProvision {
  const { stretches, lineage, path } = entry.provision;
  const { captures, id, value } = documentOf(entry.provision, site);
  const { evidence } = entry;
  const standing = stretches.filter((_, stop) => lineage.findings[stop]!.places.length === 1);
  const at = (index: number | undefined) => (index === undefined ? undefined : captures[index]!.at);
  return {
    ...entry,
    id: `/platform/${path}/`,
    terms: value.kind,
    stands: groupOf(entry.standing.state),
    source: id && evidence && site.urls.passage(id, evidence.version.number, evidence.place.first),
    first: at(standing[0]?.captures[0]),
    last: at(standing.at(-1)?.captures.at(-1)),
  };
}

/** One way to narrow a comparison; rows carry its value in `data-<name>`. */
export interface ComparisonFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Filters that tell the provisions apart: one with a single value would narrow nothing. */
export function comparisonFilters(provisions: readonly ComparedProvision[]): ComparisonFilter[] {
  const held = (of: (entry: ComparedProvision) => string) => new Set(provisions.map(of));
  const [levels, stands] = [held(({ severity }) => severity), held((entry) => entry.stands)];
  const platforms = new Map(
    provisions.map(({ platform: { slug, name } }): [string, string] => [slug, name]),
  );
  const options = (labels: Iterable<readonly [string, string]>) =>
    [...labels].map(([value, label]) => ({ value, label }));
  return [
    {
      name: "platform",
      label: "Platform",
      options: options(platforms).toSorted((a, b) => byCodeUnit(a.label, b.label)),
    },
    {
      name: "severity",
      label: "Severity",
      options: options(Object.entries(SEVERITY)).filter(({ value }) =>
        levels.has(value as Severity),
      ),
    },
    {
      name: "terms",
      label: "Kind of terms",
      options: [...held(({ terms }) => terms)]
        .toSorted(byCodeUnit)
        .map((value) => ({ value, label: value })),
    },
    {
      name: "stands",
      label: "In the latest capture",
      options: options(Object.entries(STANDINGS)).filter(({ value }) =>
        stands.has(value as StandingGroup),
      ),
    },
  ].filter((filter) => filter.options.length > 1);
}

/** A platform that is recorded with a clause type. */
export interface Recorded extends Link {
  readonly worst: Severity;
  /** `1 of 2 provisions found in the latest capture`. */
  readonly note: string;
  /** Whether the latest capture of one of the documents holds it, in one wording or another. */
  readonly now: boolean;
  /** Documents of the same platform that were reviewed and found without it. */
  readonly without: readonly FoundWithout[];
}

/** Every platform of the archive, by what is recorded of it and a clause type. */
export interface WhoHas {
  readonly recorded: readonly Recorded[];
  readonly without: readonly FoundWithout[];
  /** Of these nothing is recorded. */
  readonly unreviewed: readonly Link[];
}

export function whoHas(type: Slug, site: Site): WhoHas {
  const { archive, urls } = site;
  const reviewed = foundWithout(type, site);
  const recorded = [
    ...Map.groupBy(entriesOfType(type, site), ({ platform }) => platform.href).entries(),
  ].map(([href, entries]) =>
    recordedOn(
      entries,
      reviewed.filter((each) => each.href === href),
    ),
  );
  const having = new Set(recorded.map(({ href }) => href));
  const lacking = reviewed.filter(({ href }) => !having.has(href));
  const known = new Set([...having, ...lacking.map(({ href }) => href)]);
  return {
    recorded,
    without: lacking,
    unreviewed: [...archive.content.platforms]
      .map(([slug, { value }]) => ({ name: value.name, href: urls.platform(slug) }))
      .filter(({ href }) => !known.has(href)),
  };
}

function recordedOn(
  entries: readonly ProvisionEntry[],
  without: readonly FoundWithout[],
): Recorded {
  const { platform, severity } = entries[0]!;
  const groups = entries.map(({ standing }) => groupOf(standing.state));
  const now = groups.filter((group) => HELD.has(group)).length;
  return {
    name: platform.name,
    href: platform.href,
    worst: severity,
    now: now > 0,
    note: latestNote(groups, now),
    without,
  };
}

const HELD: ReadonlySet<StandingGroup> = new Set(["found", "reworded", "ambiguous"]);

/** What the latest captures say of the provisions of one platform. */
function latestNote(groups: readonly StandingGroup[], now: number): string {
  const count = groups.length;
  if (now > 0 && count > 1) return `${now} of ${count} provisions found in the latest capture`;
  if (now > 0) return "found in the latest capture";
  const several = count > 1 ? `${counted(count, "provision")}; ` : "";
  const isOpen = groups.some((group) => group !== "absent");
  return (
    several + (isOpen ? "the latest capture does not tell" : "not found in the latest capture")
  );
}
