/**
 * A draft of a certification, apart from how it looks: numbered paragraphs with blanks in them. Its
 * page and its PDF are made from it. It has no place for a person's name but the blanks.
 */
import type { Sha256 } from "#base/ids.ts";
import type { AdoptedProcedure, OwnAddress } from "./certification-facts.ts";

/** Which paragraph of Federal Rule of Evidence 902 a draft is for. */
export type CertificationRule = "13" | "14";

/** A piece of a paragraph. */
export type Piece =
  | string
  /** Left to be filled in by hand; says what belongs there. */
  | { readonly blank: string }
  | { readonly hash: Sha256 }
  /** To be read letter by letter. */
  | { readonly code: string }
  | { readonly address: OwnAddress };

export interface DraftFact {
  readonly label: string;
  readonly values: readonly (readonly Piece[])[];
}

export type Block =
  | { readonly kind: "text"; readonly pieces: readonly Piece[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Sentences of which whoever signs ticks what they certify; none of them is ticked. */
  | { readonly kind: "choices"; readonly items: readonly string[] }
  | {
      readonly kind: "facts";
      readonly title: string | undefined;
      readonly facts: readonly DraftFact[];
    }
  /** Empty lines to write on. */
  | { readonly kind: "lines"; readonly what: string; readonly count: number }
  | { readonly kind: "quotation"; readonly parts: readonly string[]; readonly language: string }
  | { readonly kind: "adopted"; readonly passages: AdoptedProcedure["passages"] };

/** A numbered paragraph: what one person states. */
export interface DraftParagraph {
  readonly number: number;
  readonly blocks: readonly Block[];
}

export interface DraftSection {
  readonly title: string;
  readonly paragraphs: readonly DraftParagraph[];
}

/** What is printed with a draft and is no part of what is certified. */
export interface DraftNote {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One of the forms in which the law lets a person declare. */
export interface DraftOath {
  /** Where it has to be executed for this form. */
  readonly when: string;
  readonly words: string;
}

export interface CertificationDraft {
  readonly rule: CertificationRule;
  /** The issued version that it is about: `CA-P-000157 v3`. */
  readonly item: string;
  /** What it is headed with on every page. */
  readonly mark: string;
  /** What the archive says of itself on every page, and in brief for the foot of each. */
  readonly notice: { readonly whole: string; readonly brief: string } | undefined;
  readonly title: string;
  /** The rule and the statute that it follows. */
  readonly under: string;
  readonly before: readonly DraftNote[];
  /** What is filled in above the first paragraph. */
  readonly caption: readonly string[];
  readonly sections: readonly DraftSection[];
  readonly oaths: readonly DraftOath[];
  /** What is filled in below the last one. */
  readonly signing: readonly string[];
  readonly notes: readonly DraftNote[];
}

export const text = (...pieces: readonly Piece[]): Block => ({ kind: "text", pieces });
export const blank = (what: string): Piece => ({ blank: what });
export const lines = (what: string, count: number): Block => ({ kind: "lines", what, count });
export const facts = (list: readonly DraftFact[], title?: string): Block => ({
  kind: "facts",
  title,
  facts: list,
});

/** A section as it is written: each paragraph a list of blocks, not numbered yet. */
export type WrittenSection = readonly [title: string, ...paragraphs: (readonly Block[])[]];

/** Numbers the paragraphs through all sections. */
export function numbered(sections: readonly WrittenSection[]): DraftSection[] {
  let number = 0;
  return sections.map(([title, ...paragraphs]) => ({
    title,
    paragraphs: paragraphs.map((blocks) => ({ number: ++number, blocks })),
  }));
}
