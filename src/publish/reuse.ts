/** What a build took from the former one, and why it made the rest, in words. */
import { counted } from "#base/count.ts";
import type { Week } from "#base/weeks.ts";
import { ASSETS, type PartName, SEARCH, partOfWeek } from "#views/parts.ts";
import type { FormerSite } from "./former-site.ts";
import type { MadeSite } from "./site-maker.ts";
import type { Templates } from "./templates.ts";

export interface Reuse {
  readonly made: number;
  readonly reused: number;
  /** Sentences. */
  readonly words: readonly string[];
}

/** How many parts are named. */
const NAMED = 5;

export function reuseOf(
  { made, parts }: MadeSite,
  former: FormerSite,
  templates: Templates,
): Reuse {
  const reused = parts.size - made.size;
  const changed = [...made].filter((name) => former.keys.has(name));
  const fresh = [...made].filter((name) => !former.keys.has(name));
  const words = [
    `Made: ${counted(made.size, "part")} of ${parts.size}; ${reused} as before. Templates: ${templates.reused ? "as before" : "compiled"}.`,
    ...former.damaged.slice(0, NAMED).map((why) => `  made again: ${why}`),
    ...more(former.damaged.length - NAMED, "  made again for the same reason:"),
    ...list("made again, since what they are made from changed", changed),
    ...(reused === 0 ? [] : list("new", fresh)),
  ];
  return { made: made.size, reused, words };
}

const NAMES: Readonly<Record<string, string>> = {
  [ASSETS]: "styles and scripts",
  [SEARCH]: "search index",
  issued: "everything that is issued",
  rest: "pages and files that gather",
};

/** There may be one for each week of many years. */
const DIGEST = partOfWeek("" as Week);

function list(why: string, names: readonly PartName[]): string[] {
  if (names.length === 0) return [];
  const single = names
    .filter((name) => !name.startsWith(DIGEST))
    .map((name) => NAMES[name] ?? name);
  const digests = names.length - single.length;
  const all = digests === 0 ? single : [...single, counted(digests, "digest")];
  const shown = all.slice(0, NAMED);
  const others = all.length > NAMED ? `, and ${all.length - NAMED} more` : "";
  return [`  ${why}: ${shown.join(", ")}${others}`];
}

const more = (count: number, why: string): string[] =>
  count > 0 ? [`${why} ${counted(count, "part")} more`] : [];
