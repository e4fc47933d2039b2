/** Labelled facts, as pages list them: what is not recorded says so. */
import { type Day, type Instant, isInstant, showDay, showInstant } from "#base/dates.ts";
import { NOT_RECORDED } from "./words.ts";

/** One value of a fact. */
export interface FactValue {
  readonly text: string;
  readonly href?: string | undefined;
  /** The link leads away from the archive. */
  readonly leaves?: boolean;
  /** A hash, an address or a selector: shown as such. */
  readonly code?: boolean;
  /** Machine-readable form of a date. */
  readonly time?: Instant | Day;
  /** Nothing was recorded. */
  readonly missing?: boolean;
}

export interface Fact {
  readonly label: string;
  readonly values: readonly FactValue[];
}

/** A fact with its values; without any it says that nothing was recorded. */
export function fact(
  label: string,
  values: FactValue | string | readonly (FactValue | string)[] | undefined,
): Fact {
  const list = values === undefined ? [] : [values].flat();
  const shown = list.map((value) => (typeof value === "string" ? { text: value } : value));
  return { label, values: shown.length > 0 ? shown : [{ text: NOT_RECORDED, missing: true }] };
}

/** An instant to the second, or a day. */
export const dated = (time: Instant | Day | undefined): FactValue | undefined =>
  time === undefined
    ? undefined
    : { text: isInstant(time) ? showInstant(time) : showDay(time), time };

/** An address outside the archive. Text that is no http address is shown and not linked. */
export const outside = (address: string | undefined): FactValue | undefined =>
  address === undefined
    ? undefined
    : isWebAddress(address)
      ? { text: address, href: address, leaves: true }
      : { text: address, code: true };

const isWebAddress = (text: string): boolean => /^https?:\/\//u.test(text) && URL.canParse(text);

export const code = (text: string | undefined): FactValue | undefined =>
  text === undefined ? undefined : { text, code: true };
