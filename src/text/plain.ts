import { type Passage, foldWhiteSpace } from "./passage.ts";

/** `text/1`: blocks between blank lines; the lines of a block are joined. */
export const extractPlain = (text: string): Passage[] =>
  text
    .replaceAll(/\r\n?/gu, "\n")
    .split(/\n[^\S\n]*\n/u)
    .map(foldWhiteSpace)
    .filter((block) => block !== "")
    .map((block) => ({ text: block, kind: "p" }));
