/** The table of authorities: citations by platform and document, in alphabetical order. */
import { byCodeUnit } from "#base/ids.ts";
import { type Runs, plainText } from "#cite/runs.ts";
import { type StyleId, citationIn } from "#cite/styles.ts";
import type { IssuedFacts } from "./record-facts.ts";
import type { Chosen } from "./selection-list.ts";

/** A record with what the archive says of it. */
export interface Known {
  readonly chosen: Chosen;
  readonly facts: IssuedFacts;
}

export interface Authority extends Known {
  readonly citation: Runs;
}

export interface AuthoritiesOfDocument {
  readonly title: string;
  readonly language: string;
  readonly authorities: readonly Authority[];
}

export interface AuthoritiesOfPlatform {
  readonly platform: string;
  readonly documents: readonly AuthoritiesOfDocument[];
}

/** Records that cannot be cited are left out. */
export function tableOfAuthorities(
  records: readonly Known[],
  style: StyleId,
): AuthoritiesOfPlatform[] {
  const authorities = records.flatMap(({ chosen, facts }) =>
    facts.citable === undefined
      ? []
      : [{ chosen, facts, citation: citationIn(style, facts.citable) }],
  );
  const platforms = Map.groupBy(authorities, ({ facts }) => facts.platform.slug);
  return [...platforms.values()]
    .map((each) => ({ platform: each[0]!.facts.platform.name, documents: byDocument(each) }))
    .toSorted((a, b) => alphabetical(a.platform, b.platform));
}

/** Versions of a document stand together; two documents of one title do not. */
function byDocument(authorities: readonly Authority[]): AuthoritiesOfDocument[] {
  const documents = Map.groupBy(authorities, ({ facts }) => facts.document.id);
  return [...documents.values()]
    .map((each) => ({
      title: each[0]!.facts.document.title,
      language: each[0]!.facts.document.language,
      authorities: each.toSorted((a, b) =>
        alphabetical(plainText(a.citation), plainText(b.citation)),
      ),
    }))
    .toSorted((a, b) => alphabetical(a.title, b.title));
}

/** By letters, whatever their case and accents; what is alike then, by code unit. */
const alphabetical = (a: string, b: string): number =>
  byCodeUnit(folded(a), folded(b)) || byCodeUnit(a, b);

const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
