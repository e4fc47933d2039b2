/**
 * IDs as people type them from paper, or paste them out of a filing. Forgiven is what cannot change
 * which record is meant: case, any dash or none, spaces, missing leading zeros, O for 0, l and I
 * for 1, full-width signs, brackets and stops around it, footnote marks, the hash that citations put
 * after it. Everything else is not an ID: nothing is guessed here.
 */
import { type Day, type Instant, isDay, isInstant } from "./dates.ts";
import type { DocumentId, IdPrefix, ProvisionId } from "./ids.ts";

/** What was typed, in its one right spelling. */
export interface TypedId {
  readonly id: DocumentId | ProvisionId;
  readonly version: number | undefined;
  /** Of `CA-D-00018 @ 2026-04-27T09:55:26Z`; a day where no time is given. */
  readonly capture: Instant | Day | undefined;
  /** What an address names below the version: `record.json`, and a place: `#p41`. */
  readonly file: string;
  readonly place: string;
  /** Other IDs that may be meant, where a digit is too many: that one of these is there decides. */
  readonly others?: readonly TypedId["id"][];
}

/** How many digits an ID has at least, by kind. */
const WIDTH: Readonly<Record<string, number>> = { D: 5, P: 6 };
/** Words before an ID, as they are folded: “Record ID”, “Document No.”. */
const LABEL = "(?:(?:REC0RD|D0CUMENT|PR0V1S10N|1D|N0)[ /]?)*";
/** Before the number of a version, as it is folded: “v”, “ver.”, “version”. */
export const VERSION_WORD = "V(?:ERS10N|ERS|ER)?";

/** The ID that a text is, or that the addresses in it name; undefined where there is not one. */
export function readTypedId(typed: string, prefix: IdPrefix): TypedId | undefined {
  const text = typed.replace(CITED_HASH, "");
  return (
    idAlone(text, prefix) ??
    idBeforeFootnote(text, prefix) ??
    idWithPassage(text, prefix) ??
    idInAddresses(typed, prefix)
  );
}

const FOOTNOTE = String.raw`\[[1-9]\d{0,2}\]`;
const STOPS = String.raw`[\s.,;:)\]”’»]*`;
const HASH = String.raw`[0-9a-f]{3,64}(?:…|\.{3})?`;
/** As our citations have it after an ID: `(SHA-256 a67035af599d…)`. */
const CITED_HASH = new RegExp(
  String.raw`[\s,;(]+SHA-256:?\s+${HASH}(?:,\s*${HASH})*${STOPS}(?:${FOOTNOTE}${STOPS})?$`,
  "iu",
);
const FOOTNOTE_AT_END = new RegExp(String.raw`(?<=[\doil])\s*${FOOTNOTE}${STOPS}$`, "iu");

/** Brackets may also hold digits of the number itself, so only a whole number has a footnote. */
function idBeforeFootnote(typed: string, prefix: IdPrefix): TypedId | undefined {
  const text = typed.replace(FOOTNOTE_AT_END, "");
  const read = text === typed ? undefined : idAlone(text, prefix);
  if (read === undefined) return undefined;
  const number = read.id.slice(read.id.lastIndexOf("-") + 1);
  const isWhole = foldTyped(text).replaceAll(" ", "").endsWith(number);
  return read.version !== undefined || isWhole ? read : undefined;
}

/** `CA-D-00018 v4 #p16`: passages are counted anew in each version. */
function idWithPassage(typed: string, prefix: IdPrefix): TypedId | undefined {
  const pattern = new RegExp(`^([^#]*)#(p[1-9]\\d*)${STOPS}$`, "iu");
  const [, named, passage] = pattern.exec(typed) ?? [];
  if (named === undefined || passage === undefined) return undefined;
  const read = idAlone(named, prefix);
  const isVersion = read?.version !== undefined && read.id.startsWith(`${prefix}-D-`);
  return isVersion ? { ...read, place: `#${passage.toLowerCase()}` } : undefined;
}

/** `MU P 000157/V3`: one spelling of what is spelled alike; "/" where more than a gap stands. */
export function foldTyped(typed: string): string {
  return typed
    .replaceAll(/[\uff01-\uff5e]/gu, (wide) => String.fromCodePoint(wide.codePointAt(0)! - 0xfee0))
    .replaceAll(/\p{Cf}/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1")
    .replaceAll(/[^A-Z0-9@]+/gu, (gap) =>
      /^[\s\p{Pd}\u2212\u2043\u02d7_]+$/u.test(gap) ? " " : "/",
    )
    .replaceAll(/^[ /]+|[ /]+$/gu, "");
}

function idAlone(typed: string, prefix: IdPrefix): TypedId | undefined {
  const named = String.raw`${spacedPrefix(prefix)}[ /]?([DP])[ /]?(\d+(?: \d+)*)`;
  const version = String.raw`[ /]?${VERSION_WORD}[ /]?0*(\d{1,9})`;
  const capture = "[ /]?(?:@|AT)[ /]?(.+)";
  const pattern = new RegExp(`^${LABEL}${named}(?:${version}|${capture})?$`, "u");
  const [, kind, digits, number, time] = pattern.exec(foldTyped(typed)) ?? [];
  if (kind === undefined || digits === undefined) return undefined;
  const ids = idsOf(prefix, kind, digits);
  const at = time === undefined ? undefined : timeIn(time);
  if (ids === undefined || (time !== undefined && (at === undefined || kind !== "D")))
    return undefined;
  const chosen = number === undefined ? undefined : Number(number);
  return { ...ids, version: chosen, capture: at, file: "", place: "" };
}

/** The pattern of a prefix, its letters apart or together. */
export const spacedPrefix = (prefix: IdPrefix): string => Array.from(foldTyped(prefix)).join(" ?");

/**
 * Undefined where the digits may mean several numbers: with a gap among them they must be as many
 * as an ID has (`000 157`), and only a number shorter than that begins with zeros. Of one zero too many
 * the number counts; but any other digit may be the one too many, a footnote's for one.
 */
function idsOf(
  prefix: IdPrefix,
  kind: string,
  typed: string,
): Pick<TypedId, "id" | "others"> | undefined {
  const width = WIDTH[kind]!;
  const digits = typed.replaceAll(" ", "");
  if (digits !== typed && digits.length !== width) return undefined;
  const idOf = (number: string) =>
    `${prefix}-${kind}-${number.padStart(width, "0")}` as TypedId["id"];
  if (digits.length <= width || !digits.startsWith("0")) return { id: idOf(digits) };
  if (digits.length > width + 1) return undefined;
  const [id, ...others] = new Set(
    Array.from(digits, (_, at) => idOf(digits.slice(0, at) + digits.slice(at + 1))),
  );
  return { id: id!, others };
}

/** From a folded text: `2026 04 27T09/55/26Z`. */
function timeIn(folded: string): Instant | Day | undefined {
  const pattern =
    /^(\d{4})[ /]?(\d\d)[ /]?(\d\d)(?:[ /]?T?[ /]?(\d\d)[ /]?(\d\d)[ /]?(\d\d)(?:[ /]?(?:Z|UTC|GMT))?)?$/u;
  const [, year, month, day, hour, minute, second] = pattern.exec(folded) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isDay(date)) return undefined;
  if (hour === undefined) return date;
  const instant = `${date}T${hour}:${minute}:${second}Z`;
  return isInstant(instant) ? instant : undefined;
}

const SIGN = String.raw`[^\s/?#"'<>()[\]{}]`;
/** Of an address, whatever its origin: the ID, the version, a file of it, a place on its page. */
const ADDRESS = new RegExp(
  String.raw`(?<![^\s/"'<>()[\]{}])record/+(${SIGN}+)(?:/+v/+(${SIGN}+)(?:/+([\w.-]*\w/?)?)?)?/*(?:\?[^\s#]*)?(#[\w-]+)?`,
  "giu",
);
/** What is after an address belongs to it: more than marks that end a sentence. */
const GOES_ON = /^[.,;:!?*”’»]*[^\s"'<>()[\]{}.,;:!?*”’»]/u;
/** After a gap: a version, or perhaps the rest of a number. */
const VERSION_FOLLOWS = /^\s+v[a-z]*\.?\s*[\dol]/iu;
const NUMBER_FOLLOWS = /^\s+[\dol]/iu;

/** The ID that all addresses in a text agree on, as in a whole citation. */
function idInAddresses(typed: string, prefix: IdPrefix): TypedId | undefined {
  const text = decoded(typed);
  const found = [...text.matchAll(ADDRESS)].map((match) => idInAddress(match, text, prefix));
  const [first, ...others] = found;
  const agree = others.every(
    (other) => other?.id === first?.id && other?.version === first?.version,
  );
  return agree ? first : undefined;
}

function idInAddress(match: RegExpExecArray, text: string, prefix: IdPrefix): TypedId | undefined {
  const [address, id, version, file = "", place = ""] = match;
  const after = text.slice(match.index + address.length);
  if (GOES_ON.test(after) || VERSION_FOLLOWS.test(after)) return undefined;
  if (!address.endsWith("/") && NUMBER_FOLLOWS.test(after)) return undefined;
  const read = idAlone(`${id} ${version === undefined ? "" : `v${version}`}`, prefix);
  return read && { ...read, ...(read.version !== undefined && { file, place }) };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A per cent sign that encodes nothing stays what it is.
    return address;
  }
}
