/** Facts as a sheet of paper shows them: links become addresses that can be read and typed. */
import { type Sha256, isSha256 } from "#base/ids.ts";
import type { Fact, FactValue } from "./facts.ts";
import type { Site } from "./site.ts";

export interface SheetValue {
  /** How it is set: a hash in groups, an address whole, code as it stands. */
  readonly kind: "words" | "code" | "hash" | "address";
  readonly text: string;
}

export interface SheetFact {
  readonly label: string;
  readonly values: readonly SheetValue[];
}

const words = (text: string): SheetValue => ({ kind: "words", text });
export const hashed = (text: Sha256): SheetValue => ({ kind: "hash", text });
export const addressed = (text: string): SheetValue => ({ kind: "address", text });

/** A fact; undefined where there is nothing to say. */
export function sheetFact(
  label: string,
  ...values: readonly (SheetValue | string | undefined)[]
): SheetFact[] {
  const shown = values
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === "string" ? words(value) : value));
  return shown.length === 0 ? [] : [{ label, values: shown }];
}

/** The facts of a page, on paper. */
export const sheetFacts = (facts: readonly Fact[], site: Site): SheetFact[] =>
  facts.map(({ label, values }) => ({
    label,
    values: values.flatMap((value) => sheetValues(value, site)),
  }));

/** What leads to another page of this site says where that is. */
function sheetValues({ code, href, leaves, text }: FactValue, { urls }: Site): SheetValue[] {
  if (isSha256(text)) return [hashed(text)];
  if (leaves === true) return [addressed(text)];
  if (href !== undefined) return [words(text), addressed(urls.absolute(href))];
  return [{ kind: code === true ? "code" : "words", text }];
}
