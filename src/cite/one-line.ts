/** Words of a document inside a line of ours. */

/**
 * Controls, and the signs by which a text sets the direction of what follows it (UAX #9): in a
 * hostile title they would turn the address round that stands after it.
 */
const UNSEEN = /[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/** The same words on one line, with nothing in them that acts on what stands beside them. */
export const oneLine = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(UNSEEN, "").toWellFormed().trim();

/** With a capital, for words of ours that begin a line. */
export const capitalised = (words: string): string =>
  words.slice(0, 1).toUpperCase() + words.slice(1);
