/** What every style says beyond its rules: when a text was captured, by which hash it is known, what became of it. */
import type { Sha256 } from "#base/ids.ts";
import type { CitedStatus, CitedVersion } from "./citable.ts";
import { type ShowDay, isSameDay } from "./days.ts";
import { joined } from "./joined.ts";

const SHOWN_DIGITS = 12;

/** `dated March 5, 2026`: the day that the text gives for itself, of which no more is known. */
export const datedWords = ({ stated }: CitedVersion, day: ShowDay): string | undefined =>
  stated && `dated ${day(stated)}`;

/** `captured April 27, 2026`, and whether what was captured is the page or what others took from it. */
export const capturedWords = ({ captured, form }: CitedVersion, day: ShowDay): string =>
  `captured ${form === "extracted" ? "as extracted text " : ""}${day(captured)}`;

/** The latest capture of the same text, where it was on another day. */
export const lastCapturedWords = (
  { captured, lastCaptured }: CitedVersion,
  day: ShowDay,
): string | undefined =>
  lastCaptured === undefined || isSameDay(captured, lastCaptured)
    ? undefined
    : `same text last captured ${day(lastCaptured)}`;

const shortened = (hash: Sha256): string => `${hash.slice(0, SHOWN_DIGITS)}…`;

/** All the dates of a version, each with what it is. */
export const dateWords = (version: CitedVersion, day: ShowDay): string =>
  joined("; ", [
    datedWords(version, day),
    capturedWords(version, day),
    lastCapturedWords(version, day),
  ]);

/** `SHA-256 a67035af599d…`: enough to tell files apart; the whole stands at the address. */
export const hashWords = ({ hashes }: CitedVersion): string =>
  `SHA-256 ${hashes.map(shortened).join(", ")}`;

/** `corrected by CA-P-000157 v4, October 1, 2026` */
export const statusWords = ({ by, date, kind }: CitedStatus, day: ShowDay): string =>
  by === undefined ? `${kind} ${day(date)}` : `${kind} by ${by}, ${day(date)}`;

/** Where else the words stand: at their source, and in the archive that the capture was made from. */
export const elsewhereWords = ({ original, wayback }: CitedVersion): string | undefined =>
  original === undefined && wayback === undefined
    ? undefined
    : joined(" and ", [original && `original at ${original}`, wayback && `copy at ${wayback}`]);
