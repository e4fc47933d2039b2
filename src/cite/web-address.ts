/** Addresses inside a line of ours. */

/** What RFC 3986 allows in no address, though browsers do: it would end an address, or hide some of it. */
const NOT_IN_ADDRESS = /[\s<>"\\^`{|}\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/** The same address as it was written, but for signs that have no place in one. */
export const webAddress = (url: string): string =>
  url.toWellFormed().replace(NOT_IN_ADDRESS, encodeURIComponent);
