/** Words as they are set in lines: where a line may break, and where it must not. */

export interface Piece {
  readonly text: string;
  /** On one line: a reader could not tell whether a hyphen at its end belongs to it. */
  readonly isUnbroken: boolean;
  /** A line may break before it, though no space stands there. */
  readonly mayBreakBefore: boolean;
}

/** IDs with their version or their file, and parts of addresses that have hyphens. */
const UNBROKEN =
  /[A-Z]{2,6}-[DP]-\d+(?: v\d+|\/v\/\d+\/?|-v\d+-[\w.-]*\w)?|(?<=\/)[\w.]+(?:-[\w.]+)+(?=[/?#\s,;)>\]]|$)/gu;
/** What is longer than a narrow screen may break. */
const LONGEST = 28;

/** The pieces of a text; put together they are the text. */
export function unbrokenPieces(text: string): Piece[] {
  const pieces: Pick<Piece, "text" | "isUnbroken">[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(UNBROKEN)) {
    if (found.length > LONGEST) continue;
    pieces.push(...brokenAtSlashes(text.slice(done, index)), { text: found, isUnbroken: true });
    done = index + found.length;
  }
  pieces.push(...brokenAtSlashes(text.slice(done)));
  return pieces.map((piece, index) => ({
    ...piece,
    mayBreakBefore: /^\w/u.test(piece.text) && pieces[index - 1]?.text.endsWith("/") === true,
  }));
}

/** Some browsers break no line after the slash of an address, and then break it anywhere. */
const brokenAtSlashes = (text: string) =>
  text
    .split(/(?<=[^\s/:]\/)(?=[\w.]{3})/u)
    .filter((piece) => piece !== "")
    .map((piece) => ({ text: piece, isUnbroken: false }));

/** A hash in halves, each in two quarters between which a narrow line may break. */
export function hashHalves(hash: string): (readonly [string, string])[] {
  const quarter = hash.length / 4;
  const at = (index: number) => hash.slice(index * quarter, (index + 1) * quarter);
  return [
    [at(0), at(1)],
    [at(2), at(3)],
  ];
}
