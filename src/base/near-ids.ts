/** IDs that may be meant where what was typed is none: one slip of the hand away. */
import type { IdPrefix } from "./ids.ts";
import { VERSION_WORD, foldTyped, readTypedId, spacedPrefix } from "./typed-id.ts";

/**
 * Of the IDs of an archive, those that a text holds among other words, and those that one wrong,
 * missing or added sign or two swapped ones turn into it; of the same kind first.
 */
export function nearIds(typed: string, prefix: IdPrefix, ids: readonly string[]): string[] {
  const read = readTypedId(typed, prefix)?.id;
  const forms = read === undefined ? [compactForm(typed)] : formsOf(read);
  const held = new Set(read === undefined ? idsIn(typed, prefix) : []);
  const near = ids.filter(
    (id) => held.has(id) || formsOf(id).some((form) => forms.some((each) => isNear(each, form))),
  );
  const ranks = new Map(near.map((id) => [id, held.has(id) ? 0 : isOfKind(id, forms) ? 1 : 2]));
  return near.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
}

const isNear = (a: string, b: string): boolean => a === b || isOneSlip(a, b);

/** Whether one wrong, missing or added sign, or two neighbours swapped, make one of the other. */
export function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length + right.length === 1) return true;
  if (left.length === 1 && right.length === 1) return true;
  return left.length === 2 && right.length === 2 && left === `${right[1]}${right[0]}`;
}

const isOfKind = (id: string, forms: readonly string[]): boolean =>
  forms.some((form) =>
    form.startsWith(foldTyped(id.slice(0, id.lastIndexOf("-"))).replace(" ", "")),
  );

/** An ID without its dashes, as it is and without its zeros: `MUP000157`, `MUP157`. */
const formsOf = (id: string): string[] => [
  foldTyped(id).replaceAll(" ", ""),
  foldTyped(id.replace(/-0+(?=\d)/u, "-")).replaceAll(" ", ""),
];

/** What was typed, without a version at its end. */
const compactForm = (typed: string): string =>
  foldTyped(typed)
    .replace(new RegExp(String.raw`[ /]?${VERSION_WORD}[ /]?\d+$`, "u"), "")
    .replaceAll(/[ /]/gu, "");

/** The IDs that a text may hold: among other words, without the prefix, or as a bare number. */
function idsIn(typed: string, prefix: IdPrefix): string[] {
  const folded = foldTyped(typed);
  const pattern = new RegExp(
    String.raw`(?<![A-Z0-9])${spacedPrefix(prefix)}[ /]?([DP])[ /]?(\d+)((?: \d+)*)`,
    "gu",
  );
  const bare = /^([DP])?[ /]?(\d+)$/u.exec(folded);
  const numbers = [
    ...[...folded.matchAll(pattern)].flatMap(([, kind, first, more]) => [
      [kind!, first!] as const,
      [kind!, `${first}${more}`] as const,
    ]),
    ...(bare === null ? [] : Array.from(bare[1] ?? "DP").map((kind) => [kind, bare[2]!] as const)),
  ];
  return numbers.flatMap(([kind, digits]) => {
    const plain = digits.replaceAll(" ", "").replace(/^0+(?=\d)/u, "");
    return readTypedId(`${prefix}-${kind}-${plain}`, prefix)?.id ?? [];
  });
}
