/** Bytes that an exhibit does not hold, in sentences. */
import { showInstant } from "#base/dates.ts";
import { noticeWords } from "./events.ts";
import type { MissingBytes, WithheldFacts } from "./facts.ts";

/** `Captured bytes (…), with the SHA-256 …. They are withheld since …. By order of a court: …` */
export const missingWords = ({ sha256, what, withheld }: MissingBytes): string =>
  `${what}, with the SHA-256 ${sha256}. ${withheld === undefined ? "The archive holds only their hash." : withheldWords(withheld)}`;

function withheldWords({ address, notice, since }: WithheldFacts): string {
  const why = notice === undefined ? "" : ` ${noticeWords(notice)}`;
  return `They are withheld since ${showInstant(since)}.${why} The notice is at ${address}`;
}
