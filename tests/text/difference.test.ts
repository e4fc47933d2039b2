import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, likenessOf } from "#text/change.ts";
import { differenceItems } from "#text/difference.ts";
import { type DifferenceItem, isChanged, sizeOf } from "#text/difference-item.ts";
import { foldDifference } from "#text/difference-sections.ts";
import {
  changedInWords,
  countItems,
  differenceInWords,
  labelOf,
  leftOut,
} from "#text/difference-words.ts";
import type { PassageKind } from "#text/passage.ts";

/** The items between two texts of paragraphs; one that begins with `# ` is a heading. */
function itemsOf(older: readonly string[], newer: readonly string[]): DifferenceItem[] {
  const all = [...new Set([...older, ...newer])];
  const numbers = (texts: readonly string[]) => texts.map((text) => all.indexOf(text));
  const steps = compareVersions(
    numbers(older),
    numbers(newer),
    likenessOf((passage) => all[passage]!),
  );
  const reader = (texts: readonly string[]) => (index: number) => ({
    text: texts[index]!,
    kind: kindOf(texts[index]!),
  });
  return differenceItems(steps, reader(older), reader(newer));
}

const kindOf = (text: string): PassageKind => (text.startsWith("# ") ? "2" : "p");
const paragraphs = (count: number, name = "Paragraph") =>
  Array.from(
    { length: count },
    (_, index) => `${name} ${index} ${"αβγδεζηθ"[index % 8]!.repeat(3)}`,
  );
const word = fc.constantFrom("alpha beta", "gamma delta", "epsilon zeta", "# eta theta", "iota");
const text = fc.array(word, { maxLength: 30 });

describe("the items of a change", () => {
  it("read back as the newer text, and count every passage of both", () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const items = itemsOf(older, newer);
        const here = items.flatMap((item) =>
          "at" in item && item.op !== "movedAway" ? [item.at.first, sizeOf(item.at)] : [],
        );
        let next = 1;
        for (let at = 0; at < here.length; at += 2) {
          expect(here[at]).toBe(next);
          next += here[at + 1]!;
        }
        expect(next - 1).toBe(newer.length);
        const { added, edited, moved, removed, stayed } = countItems(items);
        expect(added + edited + moved + stayed).toBe(newer.length);
        expect(removed + edited + moved + stayed).toBe(older.length);
      }),
    );
  });

  it("are numbered without a gap", () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const numbers = itemsOf(older, newer).filter(isChanged);
        expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });

  it("show passages that moved together as one, linked from where to where", () => {
    const stays = paragraphs(9);
    const [here, away] = itemsOf([...stays, "one", "two"], ["one", "two", ...stays]).filter(
      isChanged,
    );
    expect(here).toMatchObject({ op: "movedHere", at: { first: 1, last: 2 } });
    expect(labelOf(here!)).toEqual([
      "Moved here: ",
      { text: "passages 1 to 2", side: "newer", passage: 1 },
      ", was ",
      { text: "passages 10 to 11", side: "older", passage: 10 },
    ]);
    expect(away).toMatchObject({ op: "movedAway", was: { first: 10, last: 11 } });
  });

  it("show the beginning of a long run and say which passages are left out", () => {
    const [added] = itemsOf(["stays"], ["stays", ...paragraphs(100)]).filter(isChanged);
    expect(added).toMatchObject({ op: "added", at: { first: 2, last: 101 } });
    expect(leftOut(added!)).toEqual([
      "88 more, not shown here: ",
      { text: "passages 14 to 101", side: "newer", passage: 14 },
    ]);
    const [few] = itemsOf(["stays"], ["stays", ...paragraphs(14)]).filter(isChanged);
    expect(leftOut(few!)).toEqual([]);
  });

  it("cut the middle of long words that stayed, and count what is cut", () => {
    const long = Array.from({ length: 400 }, (_, index) => `word${index}`).join(" ");
    const [edited] = itemsOf([`${long} one year.`], [`${long} two years.`]).filter(isChanged);
    const runs = edited!.op === "edited" ? edited!.runs : [];
    const cut = runs.find((run) => run.kind === "cut")!;
    expect(cut.words).toBeGreaterThan(300);
    const shown = runs.flatMap((run) => ("text" in run ? run.text : [])).join("");
    expect(shown.match(/word\d+/gu)).toHaveLength(400 - cut.words);
    expect(runs.filter(({ kind }) => kind === "added" || kind === "removed")).toHaveLength(2);
  });

  it("say in words what changed and what stayed", () => {
    const stays = paragraphs(5);
    expect(differenceInWords(countItems(itemsOf(stays, [...stays, "new"])))).toBe(
      "1 passage added; 5 stayed",
    );
    expect(differenceInWords(countItems(itemsOf(["old words"], ["unlike"])))).toBe(
      "1 passage added, 1 removed; none stayed",
    );
    expect(differenceInWords(countItems(itemsOf(stays, stays)))).toBe(
      "no passage differs; 5 stayed",
    );
  });
});

describe("a long difference", () => {
  const sections = Array.from({ length: 12 }, (_, section) => [
    `# Section ${section}`,
    ...Array.from({ length: 8 }, (__, index) => [
      `s${section} p${index} same`,
      `s${section} p${index}`,
    ]).flat(),
  ]);
  const older = sections.flat();
  const newer = older.map((each) => (/p\d$/u.test(each) ? `${each} more words here` : each));

  it("opens its first changes, and gathers the rest under the headings of the text", () => {
    const items = itemsOf(older, newer);
    const { folded, open } = foldDifference(items, newer.map(kindOf));
    expect(items.filter(isChanged).length).toBeGreaterThan(90);
    const numbers = [...open, ...folded.flatMap((part) => part.items)]
      .filter(isChanged)
      .map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(open.filter(isChanged)).toHaveLength(40);
    const titles = folded.map(({ heading }) => newer[heading!]);
    expect(titles.at(-1)).toBe("# Section 11");
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("gathers what moved away where it stood, not where it stands", () => {
    const late = older.at(-2)!;
    const moved = [late, ...newer.filter((each) => each !== late)];
    const { folded } = foldDifference(itemsOf(older, moved), moved.map(kindOf));
    const last = folded.at(-1)!;
    expect(moved[last.heading!]).toBe("# Section 11");
    expect(last.items.map(({ op }) => op)).toContain("movedAway");
    expect(changedInWords({ ...countItems([]), away: 2 })).toBe("2 passages moved away");
  });

  it("is left open where it is not much longer", () => {
    const part = newer.map((each, index) => (index < 60 ? each : older[index]!));
    expect(foldDifference(itemsOf(older, part), part.map(kindOf)).folded).toEqual([]);
  });
});
