import { describe, expect, it } from "vitest";
import { type SelectorLists, extractHtml, selectorFault } from "#text/html.ts";

/** The passages of an HTML page, each with its kind in front: `1 Title`. */
const read = (html: string, selectors: SelectorLists = {}): string[] =>
  extractHtml(html, selectors).map(({ kind, text }) => `${kind} ${text}`);

describe("html/1: blocks", () => {
  it.each<[string, string, string[]]>([
    ["headings and paragraphs", "<h1>T</h1><p>a <b>b</b>c</p><h3>U</h3>", ["1 T", "p a bc", "3 U"]],
    ["bare text among blocks", "a<div>b</div>c<p>d</p>e", ["p a", "p b", "p c", "p d", "p e"]],
    ["white space, folded", "<p>\n a\t&nbsp; b\u2003c\n</p>", ["p a b c"]],
    [
      "inline elements, joined without a space",
      "<p>pri<i>va</i>cy<sup>1</sup></p>",
      ["p privacy1"],
    ],
    ["one br as white space", "<p>a<br>b</p>", ["p a b"]],
    ["two brs as a passage boundary", "<p>a<br> <br>b<br/><br/><br>c</p>", ["p a", "p b", "p c"]],
    ["a list, flat", "<ul><li>a<li>b</ul>", ["l a", "l b"]],
    [
      "a nested list, an item without the items in it",
      "<ol><li>a<ul><li>b</li><li>c</li></ul>d</li><li>e</li></ol>",
      ["l a", "l b", "l c", "l d", "l e"],
    ],
    ["paragraphs in a list item", "<li><p>a</p><p>b</p></li>", ["l a", "l b"]],
    ["a definition list", "<dl><dt>a</dt><dd>b</dd></dl>", ["p a", "l b"]],
    ["preformatted text", "<pre>a\n  b</pre>", ["c a b"]],
    ["a heading by its role", '<div role="heading" aria-level="3">a</div>', ["3 a"]],
    ["a heading by its role alone", '<div role="heading">a</div>', ["2 a"]],
    [
      "details and their summary",
      "<details><summary>a</summary><p>b</p></details>",
      ["p a", "p b"],
    ],
    ["character references", "<p>&lt;b&gt; &amp;amp; &#8364; &copy;</p>", ["p <b> &amp; € ©"]],
    ["no alternative text of images", '<p>a<img alt="x" src="y">b</p>', ["p ab"]],
    ["no text where there is none", "<p> </p><div><span></span></div>", []],
  ])("%s", (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it("reads what a browser would repair", () => {
    expect(read("<p>a<p>b<div>c<p>d</div></i>e")).toEqual(["p a", "p b", "p c", "p d", "p e"]);
  });
});

describe("html/1: tables", () => {
  it("gives a row as one passage, its cells joined by a bar", () => {
    const html = "<table><tr><th>Data<th>Kept</tr><tr><td>Logs<td>30 <b>days</b></tr></table>";
    expect(read(html)).toEqual(["t Data | Kept", "t Logs | 30 days"]);
  });

  it("keeps empty cells in place and leaves empty rows out", () => {
    const html = "<table><tr><td>a<td><td>c</tr><tr><td> <td></tr></table>";
    expect(read(html)).toEqual(["t a | | c"]);
  });

  it("joins the blocks of a cell by spaces", () => {
    const html = "<table><tr><td><p>a</p><ul><li>b<li>c</ul><td>d</table>";
    expect(read(html)).toEqual(["t a b c | d"]);
  });

  it("reads a row that lays out the page as blocks, not as data", () => {
    const html =
      "<table><tr><td><h2>A</h2><p>b</p></td><td><table><tr><td>c<td>d</table></td></tr></table>";
    expect(read(html)).toEqual(["2 A", "p b", "t c | d"]);
  });

  it("leaves out cells that are removed", () => {
    const html = '<table><tr><td>a<td class="x">b<td>c</table>';
    expect(read(html, { remove: [".x"] })).toEqual(["t a | c"]);
  });
});

describe("html/1: what is never text", () => {
  it.each([
    ["scripts", "<script>x</script>"],
    ["styles", "<style>x{}</style>"],
    ["templates", "<template><p>x</p></template>"],
    ["the head's title", "<title>x</title>"],
    ["noscript", "<noscript><p>x</p></noscript>"],
    ["frames", "<iframe>x</iframe>"],
    ["drawings", "<svg><text>x</text></svg>"],
    ["form fields", "<select><option>x</select><textarea>x</textarea><button>x</button>"],
    ["comments", "<!-- x -->"],
  ])("%s, even where a selector takes them", (_, html) => {
    expect(read(`<div class="t"><p>a</p>${html}<p>b</p></div>`, { select: [".t"] })).toEqual([
      "p a",
      "p b",
    ]);
    expect(read(html, { select: ["script, style, template, svg, button"] })).toEqual([]);
  });
});

it("html/1 takes what a page hides or folds away: terms often are", () => {
  const html =
    '<p hidden>a</p><div style="display: none">b</div><details><p>c</p></details><p aria-hidden="true">d</p>';
  expect(read(html)).toEqual(["p a", "p b", "p c", "p d"]);
});

describe("html/1: which part of a page", () => {
  const page = (inside: string) =>
    `<body><header>H</header><nav>N</nav>${inside}<aside>A</aside><footer>F</footer></body>`;

  it("without selectors, its main", () => {
    expect(read(page("<p>x</p><main><nav>n</nav><header>h</header><p>a</p></main>"))).toEqual([
      "p h",
      "p a",
    ]);
  });

  it("else what has the role of main, else its articles, in order", () => {
    expect(read(page('<div role="main"><p>a</p></div><article>b</article>'))).toEqual(["p a"]);
    expect(read(page("<article>a</article><p>x</p><article>b</article>"))).toEqual(["p a", "p b"]);
  });

  it("else its body, without the page's furniture", () => {
    expect(read(page('<p>a</p><div role="banner">x</div><dialog open>x</dialog>'))).toEqual([
      "p a",
    ]);
  });

  it("by select, in the order of the page and each part once", () => {
    const html = '<i class="b">1</i><div class="a">2<div class="a">3</div></div><p class="b">4</p>';
    expect(read(html, { select: [".b", ".a"] })).toEqual(["p 1", "p 2", "p 3", "p 4"]);
  });

  it("without what remove names, wherever it stands", () => {
    const html =
      '<main><p>a <span class="x">b</span></p><div class="x"><p>c</p></div><p>d</p></main>';
    expect(read(html, { remove: [".x"] })).toEqual(["p a", "p d"]);
    expect(read(html, { select: ["main"], remove: [".x"] })).toEqual(["p a", "p d"]);
  });

  it("the whole of it where select matches nothing, as on an error page", () => {
    expect(read("<h1>Not found</h1>", { select: ["main .terms"] })).toEqual(["1 Not found"]);
  });

  it("keeps the furniture that select names", () => {
    expect(read("<footer><p>a</p></footer>", { select: ["footer"] })).toEqual(["p a"]);
  });
});

describe("a selector", () => {
  it("that can be used has no fault", () => {
    expect(selectorFault('main > .terms:not([hidden]), h2:has(+ p), [data-x="1"]')).toBeUndefined();
  });

  it.each(["main >", "..x", "> p", "[a", "a,,b", ":nonsense(p)", "p:not("])(
    "%j cannot be used",
    (selector) => {
      expect(selectorFault(selector)).toBeTypeOf("string");
    },
  );
});
