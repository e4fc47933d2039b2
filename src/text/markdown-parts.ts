/**
 * Parts a Markdown source where its parsing starts afresh, so that what successive versions of a
 * document have in common is parsed once.
 *
 * Blocks of the top level are parsed one after the other, each from its own lines and those that
 * follow. So a source may be cut where a line begins a block and nothing before that line looks at
 * it. That is so after an empty line, where the line is not indented: a paragraph, table or quote
 * ends at the empty line, indented code at a line that is not indented, and so do an item of a list
 * and all that stands in it. The list itself may go on with that line; its items give the same
 * passages in one list as in two. Only where the line also heads a table does it matter: it begins
 * a table, but goes on with a list. What else runs on over empty lines are fences and some HTML:
 * where these are the last block before a cut, it is none.
 *
 * Two things reach over a whole source: definitions of links, and blocks that are nested deeper
 * than the parser goes, which swallow what follows. A source that holds either is not parted.
 */

/** A part, parsed alone. */
export interface Part<Given> {
  readonly given: Given;
  /** Whether something in it reaches over the whole source. */
  readonly reaches: boolean;
  /** Whether its last block may go on behind its end. */
  readonly runsOn: boolean;
}

/**
 * What the parts of a source give, in order; undefined where it must be parsed at once.
 * @param source its lines end in line feeds alone
 */
export function readParts<Given>(
  source: string,
  read: (part: string) => Part<Given>,
): Given[] | undefined {
  const all: Given[] = [];
  const cuts = cutsOf(source);
  const end = cuts.length - 1;
  for (let at = 0, step = 1; at < end;) {
    const to = Math.min(at + step, end);
    const { given, reaches, runsOn } = read(source.slice(cuts[at], cuts[to]));
    if (reaches) return undefined;
    // Doubled, so that a fence that is never closed does not cost the square of its length.
    if (runsOn && to < end) step *= 2;
    else {
      all.push(given);
      [at, step] = [to, 1];
    }
  }
  return all;
}

/** Where a source may be cut, its two ends with them. */
function cutsOf(source: string): number[] {
  const cuts = [0];
  for (let at = source.indexOf("\n\n"); at >= 0; at = source.indexOf("\n\n", at + 1)) {
    if (startsAfresh(source, at + 2)) cuts.push(at + 2);
  }
  cuts.push(source.length);
  return cuts;
}

/** Whether the line that begins here is not indented, nor an item of a list that heads a table. */
function startsAfresh(source: string, at: number): boolean {
  const unit = source.charCodeAt(at);
  if (!isDigit(unit) && !MARKERS.has(unit)) return unit > 0x20;
  const end = source.indexOf("\n", at);
  return !source.slice(at, end < 0 ? undefined : end).includes("|");
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
/** `*` `+` `-` */
const MARKERS: ReadonlySet<number> = new Set([0x2a, 0x2b, 0x2d]);
