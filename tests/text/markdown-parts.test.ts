import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractAtOnce, extractMarkdown } from "#text/markdown.ts";
import { type Part, readParts } from "#text/markdown-parts.ts";
import type { Passage } from "#text/passage.ts";
import { temporaryFolder } from "../support/folders.ts";
import { hasShared, needsShared, shared } from "../support/shared-data.ts";

/** The parts a source is read in, each taken to be whole. */
const partsOf = (source: string, as: Partial<Part<string>> = {}) =>
  readParts(source, (given) => ({ given, reaches: false, runsOn: false, ...as }));

describe("a Markdown source", () => {
  it("is cut where a line after an empty one is not indented", () => {
    expect(partsOf("# a\nb\n\n* c\n\n* d\n\n> e\n\n\n[f](g)\n")).toEqual([
      "# a\nb\n\n",
      "* c\n\n",
      "* d\n\n",
      "> e\n\n\n",
      "[f](g)\n",
    ]);
  });

  it.each([" b", "    b", "\tb", "\fb", "* b | c", "1. b | c"])(
    "is not cut before %j, which may be of the item or head a table",
    (line) => expect(partsOf(`* a\n\n${line}\n`)).toEqual([`* a\n\n${line}\n`]),
  );

  it("is read at once where something in it reaches over the whole", () => {
    expect(partsOf("a\n\nb", { reaches: true })).toBeUndefined();
  });

  it("is read on behind a cut until what runs on has ended, in a number of steps that stays small", () => {
    const asked: number[] = [];
    const source = "a\n\n".repeat(1000);
    const read = (given: string) => {
      asked.push(given.length);
      return { given, reaches: false, runsOn: true };
    };
    expect(readParts(source, read)).toEqual([source]);
    expect(asked).toHaveLength(11);
  });
});

const FRAGMENTS = [
  "# h¦## h ##¦#¦#h¦####### h¦a\n===¦a\n---¦===¦---¦* * *¦___¦- - -¦a. b! (c): d = 5%",
  "- a¦* a¦+ a¦1. a¦2) a¦-¦1.¦10. a¦- a\n  b¦- a\n\n  b¦- ```¦- <!--¦- <pre>¦- # h¦- > a¦1234567890. a",
  "   a¦    a¦\ta¦  - a¦     - a¦ \t a¦\u00a0a¦\u3000¦\v¦\f¦\u2028a¦\u0085¦a\0b¦\0¦\ufeff¦\ufeff# h",
  "> a¦>¦> - a¦> ```¦> <pre>¦>     a¦> [a]: /x¦> <!--",
  "```¦````¦~~~¦```js\na\n```¦    ```¦` ` `¦~~a~~¦``` a ```",
  "<div>¦</div>¦<div>a¦<pre>¦</pre>¦<script>¦</script>¦<style>¦<textarea>¦<hr>¦<x-y>¦<p>a</p>b",
  "<!--¦-->¦<!-- a -->¦<?¦?>¦<!A¦>¦<![CDATA[¦]]>¦<b>¦</b>¦<b>a</b>¦<table><tr><td>a</table>",
  "<br>¦<br>\n<br>¦a<br>¦<img alt=a>¦<¦<a¦<http://a>¦&amp;¦&#0;¦&",
  "[a]: /x¦[a]:\n/x¦[a]: /x 'y¦[a]¦[b][a]¦![a]¦[a](b¦[a]:¦[\na\n]: /x¦\\[a]: /x",
  "\\¦a\\¦a  ¦*a¦a*¦**¦_a_¦`a¦``¦\ud800¦\udc00¦\ud83d\ude00¦é¦条款¦Ａ",
]
  .flatMap((list) => list.split("¦"))
  .concat("| a | b |\n| - | - |\n| c | d |", "a | b\n-|-", "* a | b\n-|-", "2. a | b\n-|-", "-|-")
  .concat("| c", "a|b", "|-|", ":-:", `${"> ".repeat(25)}a`)
  .concat([9, 12].map((depth) => `${"- ".repeat(depth)}a`));
const ENDS = "\n¦\n\n¦\n\n¦\n\n¦\n\n\n¦\n \n¦\n\t\n¦\r\n¦\r\n\r\n¦\r¦\r\r¦\n\u00a0\n¦¦ ".split("¦");
const MARKS = [..." \n\n\n\t#>-*+1.`~<>/!?[]:|=\\&ab\r\0'\"()_"];

const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS, ...ENDS, ...ENDS), { maxLength: 24 }),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(...ENDS)), { maxLength: 12 })
      .map((lines) => lines.flat()),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...MARKS), { maxLength: 60 }) },
);

/** What random sources hold too rarely. */
const RARE = [
  "* a\n\n* b | c\n-|-\nd | e\n",
  "1. a\n\n2. b | c\n-|-\nd | e\n",
  "* a\n\n* b\n-|-\n",
  "<b>\na\n\n___\n\n<b>\nc\n",
  "<br>\n\n___\n\n<br>\na\n",
  "a\0b\n\nc\n",
  "-\n\nfoo\n\n-\n\n- a\n",
  "- a\n\n-\n\n  b\n\n- c\n---\n",
  "~~~\n\na\n\nb\n\n~~~\n\nc\n",
  "<pre>\n\na\n\nb</pre>\n\nc\n",
];

describe("read in parts", () => {
  it.each(RARE)("%j gives the passages that it gives at once", (source) => {
    expect(extractMarkdown(source)).toEqual(extractAtOnce(source));
  });

  const runs = Number(process.env["MUNIMENT_RUNS"] ?? 4000);
  it("hostile Markdown gives the passages that it gives at once", () => {
    fc.assert(
      fc.property(hostile, (fragments) => {
        const source = fragments.join("");
        expect(extractMarkdown(source)).toEqual(extractAtOnce(source));
      }),
      { numRuns: runs },
    );
  });

  it.skipIf(!hasShared).each(["genai-eu", "pga"])(
    needsShared("every file of the collection %s gives the passages that it gives at once"),
    (name) => {
      let count = 0;
      for (const source of filesIn(shared("ota", `${name}-versions.bundle`))) {
        expect(firstDifference(extractMarkdown(source), extractAtOnce(source))).toEqual([]);
        count++;
      }
      expect(count).toBeGreaterThan(700);
    },
  );
});

/** Where two lists first differ; a comparison of all of them would take a reader too long. */
function firstDifference(a: readonly Passage[], b: readonly Passage[]): (Passage | undefined)[] {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at++)
    if (a[at]?.text !== b[at]?.text || a[at]?.kind !== b[at]?.kind) return [a[at], b[at]];
  return [];
}

/** Every distinct file of a bundle that ever was. */
function* filesIn(bundle: string): Generator<string> {
  const folder = temporaryFolder();
  const git = (args: readonly string[], input = "") => {
    const run = spawnSync("git", ["-C", folder, ...args], { input, maxBuffer: 1 << 30 });
    expect({ args, status: run.status }).toEqual({ args, status: 0 });
    return run.stdout;
  };
  git(["clone", "--quiet", "--bare", bundle, "."]);
  const all = git(["cat-file", "--batch-all-objects", "--batch-check"]).toString("utf8");
  const blobs = all.split("\n").filter((line) => line.split(" ")[1] === "blob");
  for (let at = 0; at < blobs.length; at += 200) {
    const some = blobs.slice(at, at + 200).map((line) => line.split(" ")[0]);
    const bytes = git(["cat-file", "--batch"], `${some.join("\n")}\n`);
    for (let start = 0; start < bytes.length;) {
      const head = bytes.indexOf(10, start);
      const size = Number(bytes.toString("latin1", start, head).split(" ")[2]);
      yield bytes.toString("utf8", head + 1, head + 1 + size);
      start = head + size + 2;
    }
  }
}
