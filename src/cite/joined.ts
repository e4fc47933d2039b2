/** What there is of some words, with a separator between two. */
export const joined = (separator: string, words: readonly (string | undefined)[]): string =>
  words.filter((each) => each !== undefined).join(separator);
