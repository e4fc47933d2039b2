/** Text as LaTeX reads it, and as the parsers of `.bib` files do. */

const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "#": "\\#",
  $: "\\$",
  "%": "\\%",
  "&": "\\&",
  _: "\\_",
};

/**
 * Parsers of `.bib` files count braces even after a backslash: one without its partner, as `\{`, would
 * swallow the rest of the file.
 */
const UNPAIRED: Readonly<Record<string, string>> = {
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};

/** Signs that TeX sets as one where two follow each other: `--` becomes a dash. */
const LIGATURES = /(?<=-)-|(?<=')'|(?<=`)`|(?<=[?!])`|(?<=,),|(?<=<)<|(?<=>)>/gu;

/** Unicode stays as it is. */
export function inLatex(text: string): string {
  const unpaired = unpairedBraces(text);
  return text
    .replace(/[\\{}~^#$%&_]/gu, (sign, at: number) =>
      unpaired.has(at) ? UNPAIRED[sign]! : COMMANDS[sign]!,
    )
    .replace(LIGATURES, "{}$&");
}

/** Where braces stand that no other opens or closes. */
function unpairedBraces(text: string): ReadonlySet<number> {
  const open: number[] = [];
  const unpaired = new Set<number>();
  for (const { 0: brace, index } of text.matchAll(/[{}]/gu)) {
    if (brace === "{") open.push(index);
    else if (open.pop() === undefined) unpaired.add(index);
  }
  return new Set([...unpaired, ...open]);
}
