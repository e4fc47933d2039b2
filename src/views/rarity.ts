/** How rare a kind of clause is, and how that may be said. */
import type { Slug } from "#base/ids.ts";
import type { Day } from "#base/dates.ts";
import { entriesOfType } from "./entries.ts";
import type { Site } from "./site.ts";
import { counted } from "#base/count.ts";

/** A platform that was reviewed for a clause type and found without it. */
export interface FoundWithout {
  readonly platform: string;
  readonly href: string;
  readonly date: Day;
  /** The document that was reviewed, where one was named. */
  readonly document: { readonly title: string; readonly href: string } | undefined;
}

export interface Rarity {
  /** Platforms recorded with the clause type. */
  readonly having: number;
  /** Platforms that were reviewed for it; undefined where nobody recorded who was. */
  readonly reviewed: number | undefined;
  /** Undefined where nobody recorded who was reviewed: then no share can be told. */
  readonly word: "Rare" | "Uncommon" | "Common" | undefined;
  /** `1 of 6 platforms reviewed`. */
  readonly numbers: string;
  /** `Uncommon · 1 of 6 platforms reviewed`. */
  readonly short: string;
  /** What the numbers do not say; undefined where they say it all. */
  readonly note: string | undefined;
  /** What the numbers say and what they do not. */
  readonly sentence: string;
}

const UNREVIEWED =
  "Nobody recorded which platforms were reviewed for it, and no record is not the same as no clause.";
const OTHERS = "About the others nothing is said: no record is not the same as no clause.";

/** Counts the platforms recorded with a clause type among those reviewed for it. */
export function rarityOf(type: Slug, site: Site): Rarity {
  const { archive } = site;
  const { clauseTypes, platforms, settings } = archive.content;
  const having = new Set<string>(entriesOfType(type, site).map(({ platform }) => platform.slug));
  const without = clauseTypes.get(type)?.value.foundWithout ?? [];
  const count = having.size;
  if (without.length === 0) {
    const recorded = `recorded on ${count} of ${counted(platforms.size, "platform")} in this archive`;
    return {
      having: count,
      reviewed: undefined,
      word: undefined,
      numbers: capital(recorded),
      short: capital(recorded),
      note: UNREVIEWED,
      sentence: `${capital(recorded)}. ${UNREVIEWED}`,
    };
  }
  const reviewed = new Set([...having, ...without.map(({ platform }) => platform)]).size;
  const share = count / reviewed;
  const { rare, uncommon } = settings.rarity;
  const word = share <= rare ? "Rare" : share <= uncommon ? "Uncommon" : "Common";
  const numbers = `${count} of ${counted(reviewed, "platform")} reviewed`;
  return {
    having: count,
    reviewed,
    word,
    numbers,
    short: `${word} · ${numbers}`,
    note: reviewed < platforms.size ? OTHERS : undefined,
    sentence:
      `Recorded on ${numbers} for it, of ${platforms.size} in this archive.` +
      (reviewed < platforms.size ? ` ${OTHERS}` : ""),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Who was reviewed for a clause type and found without it. */
export function foundWithout(type: Slug, { archive, urls }: Site): FoundWithout[] {
  const { clauseTypes, documents, platforms } = archive.content;
  return (clauseTypes.get(type)?.value.foundWithout ?? []).map(({ platform, date, document }) => {
    const path = document === undefined ? undefined : (`${platform}/${document}` as never);
    const title = path === undefined ? undefined : documents.get(path)?.value.title;
    return {
      platform: platforms.get(platform)?.value.name ?? platform,
      href: urls.platform(platform),
      date,
      document:
        path === undefined || title === undefined
          ? undefined
          : { title, href: urls.document(path) },
    };
  });
}
