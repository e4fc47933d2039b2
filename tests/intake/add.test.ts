import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import type { Problem } from "#base/problems.ts";
import { SILENT } from "#base/progress.ts";
import { addCaptures } from "#intake/add.ts";
import type { Facts } from "#schema/facts.ts";
import {
  type Given,
  NOW,
  add,
  instant,
  makeArchive,
  page,
  provisionFile,
  refusalOf,
} from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { makePdf } from "../support/pdf.ts";

const AT = "2026-01-01T00:00:00Z";
const good: Given = { at: "2025-01-01T00:00:00Z", data: page("Recorded before.") };
const latin1 = (text: string) => Buffer.from(text, "latin1");
const html = (head: string, body: string) =>
  `<!doctype html><html><head>${head}</head><body><p>${body}</p></body></html>`;
const UTF16 = Buffer.concat([
  Buffer.from([0xff, 0xfe]),
  Buffer.from(html("", "Über uns"), "utf16le"),
]);
const UTF16_BIG = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from("\0A\0B")]);

type Refused = Partial<Given> & Pick<Problem, "code" | "what">;
const refused: Record<string, Refused> = {
  "HTML called .pdf": {
    name: "terms.pdf",
    data: page("x"),
    code: "intake/type",
    what: "the file is an HTML page, not a PDF",
  },
  "a PDF called .html": {
    data: makePdf([[{ text: "Words.", y: 700 }]]),
    code: "intake/type",
    what: "the file is a PDF, not an HTML page",
  },
  "a picture called .html": {
    data: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    code: "intake/type",
    what: "the file is a PNG picture, not an HTML page",
  },
  "an archive called .txt": {
    name: "terms.txt",
    data: Buffer.from("PK\u0003\u0004 and more"),
    code: "intake/type",
    what: "the file is a ZIP archive, not plain text",
  },
  "text called .html": {
    data: "Just words, no markup.",
    code: "intake/type",
    what: "the file holds no markup: it is no HTML",
  },
  "bytes called .txt": {
    name: "terms.txt",
    data: Buffer.from([0x61, 0, 0x62]),
    code: "intake/type",
    what: "the file holds NUL bytes: it is no text",
  },
  "an ending that is not read": {
    name: "terms.docx",
    data: "x",
    code: "intake/type",
    what: '".docx" is no ending of a kind of file that is read',
  },
  "words called .pdf": {
    name: "terms.pdf",
    data: "Just words.",
    code: "intake/pdf",
    what: "the file is no PDF",
  },
  "half a PDF": {
    name: "terms.pdf",
    data: "%PDF-1.4\nand nothing of one",
    code: "intake/pdf",
    what: expect.stringMatching(/^it cannot be opened: /u) as never,
  },
  "a PDF without words": {
    name: "terms.pdf",
    data: makePdf([[]]),
    code: "intake/no-text",
    what: "no words were found in the file",
  },
  "UTF-16": { data: UTF16, code: "intake/encoding", what: "the file is UTF-16" },
  "UTF-16, big-endian": {
    name: "terms.txt",
    data: UTF16_BIG,
    code: "intake/encoding",
    what: "the file is UTF-16",
  },
  "windows-1252, declared in the page": {
    data: latin1(html('<meta charset="windows-1252">', "Fran\u00e7ais")),
    code: "intake/encoding",
    what: "the file declares the encoding windows-1252",
  },
  "windows-1252, declared the old way": {
    data: latin1(
      html(
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
        "\u00fcber",
      ),
    ),
    code: "intake/encoding",
    what: "the file declares the encoding windows-1252",
  },
  "windows-1252, declared by the server": {
    data: latin1(html("", "Fran\u00e7ais")),
    http: { status: 200, headers: { "Content-Type": "text/html; charset=windows-1252" } },
    code: "intake/encoding",
    what: "the file declares the encoding windows-1252",
  },
  "windows-1252, not declared": {
    data: latin1(html("", "Fran\u00e7ais")),
    code: "intake/encoding",
    what: "the file's bytes are not UTF-8, and it declares no encoding",
  },
  "windows-1252, declared as UTF-8": {
    data: latin1(html('<meta charset="utf-8">', "Fran\u00e7ais")),
    code: "intake/encoding",
    what: "the file declares utf-8, and its bytes are not",
  },
  "windows-1252 as Markdown": {
    name: "terms.md",
    data: latin1("Fran\u00e7ais"),
    code: "intake/encoding",
    what: "the file's bytes are not UTF-8, and it declares no encoding",
  },
  "an empty file": { data: "", code: "intake/empty", what: "the file is empty" },
  "white space": {
    name: "terms.txt",
    data: " \n\t ",
    code: "intake/empty",
    what: "the file holds white space only",
  },
  "markup without words": {
    data: "<!doctype html><html><body><script>x</script><img alt=x></body></html>",
    code: "intake/no-text",
    what: "no words were found in the file",
  },
  "another SHA-256 than the list gives": {
    data: page("x"),
    sha256: sha256("something else"),
    code: "intake/mismatch",
    what: `the list gives the SHA-256 ${sha256("something else")}, the file has ${sha256(page("x"))}`,
  },
  "another length than the list gives": {
    name: "terms.md",
    data: "four",
    bytes: 5,
    code: "intake/mismatch",
    what: "the list gives 5 bytes, the file has 4",
  },
  "other bytes at a time that is recorded": {
    at: good.at,
    data: page("Other."),
    code: "intake/same-time",
    what: `a capture of acme/terms at ${good.at} with other bytes is already recorded`,
  },
  "an unknown document": {
    document: "acme/cookies",
    data: page("x"),
    code: "intake/no-document",
    what: 'there is no document "acme/cookies"',
  },
};

describe("adding", () => {
  it.each(Object.entries(refused))("%s is refused, and nothing is changed", async (_, each) => {
    const { code, what, ...given } = each;
    const root = makeArchive();
    await add(root, [good]);
    const before = treeOf(root);
    const right: Given = { at: "2026-02-01T00:00:00Z", data: page("Right.") };
    const problems = await refusalOf(() => add(root, [right, { at: AT, data: "", ...given }]));
    expect(problems).toMatchObject([{ code, what }]);
    expect(treeOf(root)).toEqual(before);
  });

  it("a file of 50 MB is refused without being read", async () => {
    const root = makeArchive();
    const before = treeOf(root);
    const folder = temporaryFolder();
    const path = join(folder, "terms.html");
    writeFiles(folder, { "terms.html": "<!doctype html>" });
    truncateSync(path, 50_000_000);
    const facts = { file: "terms.html", document: "acme/terms", at: instant(AT) } as Facts;
    const problems = await refusalOf(() =>
      addCaptures(root, [{ facts, path, place: {} }], NOW, SILENT),
    );
    expect(problems).toMatchObject([
      { code: "intake/too-large", what: "the file has 47.7 MiB", file: path },
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it("a file that is not there is refused", async () => {
    const root = makeArchive();
    const facts = { file: "x.html", document: "acme/terms", at: instant(AT) } as Facts;
    const path = join(temporaryFolder(), "x.html");
    const problems = await refusalOf(() =>
      addCaptures(root, [{ facts, path, place: {} }], NOW, SILENT),
    );
    expect(problems).toMatchObject([{ code: "intake/unreadable", file: path }]);
  });

  it("two files for one document and second is refused", async () => {
    const root = makeArchive();
    const two = [page("One."), page("Two.")].map((data) => ({ at: AT, data }));
    expect(await refusalOf(() => add(root, two))).toMatchObject([
      { code: "intake/same-time", what: `two files are given for acme/terms at ${AT}` },
    ]);
  });

  it("names everything that is wrong at once", async () => {
    const wrong = Object.values(refused).slice(0, 5);
    const given = wrong.map((each, index) => ({
      data: "",
      ...each,
      at: `2026-01-0${index + 1}T00:00:00Z`,
    }));
    const problems = await refusalOf(() => add(makeArchive(), given));
    expect(problems.map(({ what }) => what)).toEqual(wrong.map(({ what }) => what));
  });

  it("to an archive whose content is wrong is refused with what is wrong there", async () => {
    const root = makeArchive({ "content/platforms/b.md": "no front matter" });
    expect(await refusalOf(() => add(root, [good]))).toMatchObject([
      { code: "content/front-matter" },
    ]);
  });

  it("keeps the bytes as received, and what is known of them", async () => {
    const root = makeArchive();
    const data = page("One.");
    await add(root, [
      {
        at: "2026-01-01T01:00:00+01:00",
        data,
        url: "https://acme.example/terms",
        finalUrl: "https://www.acme.example/terms",
        http: {
          status: 200,
          headers: { "Content-Type": "text/html", "Set-Cookie": "who=you", ETag: '"1"' },
        },
        wayback: { resolved: "https://web.archive.org/web/2026/https://acme.example/terms" },
        vantage: { country: "IE", tool: "curl 8" },
      },
    ]);
    const [capture] = openArchive(root).documents.get("acme/terms" as never)!.captures;
    expect(capture).toMatchObject({
      document: "CA-D-00001",
      at: AT,
      recorded: NOW,
      form: "served",
      kept: true,
      vantage: { country: "IE", tool: "curl 8" },
    });
    expect(capture!.sources).toEqual([
      {
        url: "https://acme.example/terms",
        finalUrl: "https://www.acme.example/terms",
        mediaType: "text/html",
        bytes: Buffer.byteLength(data),
        sha256: sha256(data),
        http: { status: 200, headers: { "content-type": "text/html", etag: '"1"' } },
        wayback: { resolved: "https://web.archive.org/web/2026/https://acme.example/terms" },
      },
    ]);
    expect(readObject(root, sha256(data))!.toString()).toBe(data);
  });

  it("gives a document its ID with its first capture, and leaves the rest of its file alone", async () => {
    const source =
      "---\n# Which terms\nid: new # for now\ntitle: Terms\nkind: Terms of Service\n---\nProse stays.\n";
    const root = makeArchive({ "content/documents/acme/terms.md": source });
    await add(root, [{ at: AT, data: page("x") }]);
    const archive = openArchive(root);
    expect(archive.documents.get("acme/terms" as never)).toMatchObject({
      id: "CA-D-00001",
      body: "Prose stays.",
    });
    expect(archive.documents.get("acme/privacy" as never)!.id).toBeUndefined();
    await add(root, [{ at: AT, data: page("y"), document: "acme/privacy" }]);
    expect(openArchive(root).documents.get("acme/privacy" as never)!.id).toBe("CA-D-00002");
  });

  it("finds a document by its ID as well as by its path", async () => {
    const root = makeArchive();
    await add(root, [good]);
    const { recorded } = await add(root, [{ at: AT, data: page("x"), document: "CA-D-00001" }]);
    expect([...recorded]).toEqual([["acme/terms", 1]]);
  });

  it("the same files again changes nothing", async () => {
    const root = makeArchive();
    const files = [good, { at: AT, data: page("Two.") }];
    await add(root, files);
    const before = treeOf(root);
    expect(await add(root, files, instant("2027-01-01T00:00:00Z"))).toMatchObject({
      known: 2,
      versions: 0,
    });
    expect(treeOf(root)).toEqual(before);
  });

  it("a text that returns is the same version in force again", async () => {
    const root = makeArchive();
    const texts = ["A.", "B.", "A."];
    const result = await add(
      root,
      texts.map((text, index) => ({ at: `2026-0${index * 4 + 1}-01T00:00:00Z`, data: page(text) })),
    );
    expect(result.versions).toBe(2);
    const { timeline } = openArchive(root).documents.get("acme/terms" as never)!;
    expect(timeline.periods.map(({ version }) => version)).toEqual([1, 2, 1]);
  });

  it("holds the bytes of the first and the latest capture of each text, and hashes of the rest", async () => {
    const root = makeArchive();
    const file = (month: number, noise: string): Given => ({
      at: `2026-0${month}-01T00:00:00Z`,
      data: page("Same.").replace("</html>", `<footer>${noise}</footer></html>`),
    });
    const kept = () =>
      openArchive(root)
        .documents.get("acme/terms" as never)!
        .captures.map((capture) => capture.kept);
    await add(root, [file(1, "a"), file(2, "b"), file(3, "c")]);
    expect(kept()).toEqual([true, false, true]);
    await add(root, [file(4, "d")]);
    expect(kept()).toEqual([true, false, true, true]);
    const { captures, versions } = openArchive(root).documents.get("acme/terms" as never)!;
    expect(versions).toHaveLength(1);
    expect(
      captures.map(({ sources }) => readObject(root, sources[0]!.sha256) !== undefined),
    ).toEqual(kept());
  });

  it("holds all bytes where the archive asks for all", async () => {
    const root = makeArchive({
      "content/archive.yaml": "title: T\norigin: https://a.example\nprefix: CA\nkeep: all\n",
    });
    const noisy = [1, 2, 3].map((month) => ({
      at: `2026-0${month}-01T00:00:00Z`,
      data: `${page("Same.")}<!-- ${month} -->`,
    }));
    await add(root, noisy);
    const { captures } = openArchive(root).documents.get("acme/terms" as never)!;
    expect(captures.map(({ kept }) => kept)).toEqual([true, true, true]);
  });

  it("uses the selectors in force on the day of the capture", async () => {
    const document = `---\nid: new\ntitle: T\nkind: K\nselectors:\n  - select: [.new]\n    from: 2026-02-01\n  - select: [.old]\n---\n`;
    const root = makeArchive({ "content/documents/acme/terms.md": document });
    const data =
      '<!doctype html><div class="old"><p>Old.</p></div><div class="new"><p>New.</p></div>';
    await add(
      root,
      ["2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z"].map((at) => ({ at, data })),
    );
    const { captures } = openArchive(root).documents.get("acme/terms" as never)!;
    const texts = captures.map(({ text }) => readObject(root, text.sha256)!.toString());
    expect(texts).toEqual(["Old.\n", "New.\n"]);
    expect(captures.map(({ text }) => text.select)).toEqual([[".old"], [".new"]]);
  });

  it("an older capture later gives it the next number, its place in time, and a mark", async () => {
    const root = makeArchive();
    await add(root, [{ at: "2026-03-01T00:00:00Z", data: page("Newer.") }]);
    await add(
      root,
      [{ at: "2026-01-01T00:00:00Z", data: page("Older.") }],
      instant("2026-07-01T00:00:00Z"),
    );
    const document = openArchive(root).documents.get("acme/terms" as never)!;
    expect(document.timeline.periods.map(({ version }) => version)).toEqual([2, 1]);
    expect([...document.recordedLate]).toEqual([2]);
  });

  it("in another order gives the same archive, apart from numbers and what was held when", async () => {
    const files: Given[] = ["A.", "B.", "A.", "C.", "B."].map((text, index) => ({
      at: `2026-0${index + 1}-01T00:00:00Z`,
      data: page(text),
    }));
    const drawn = async (batches: Given[][]) => {
      const root = makeArchive({
        "content/provisions/acme/terms/t.md": provisionFile().replace("we may use your data", "A."),
      });
      for (const batch of batches) await add(root, batch);
      const archive = openArchive(root);
      const { captures, timeline } = archive.documents.get("acme/terms" as never)!;
      return {
        captures: captures.map(({ at, sources, text }) => ({ at, sources, text })),
        changes: timeline.changes,
        texts: timeline.periods.map(({ captures: held }) => captures[held[0]!]!.text.sha256),
        suspicions: timeline.suspicions,
        states: archive.provisions
          .get("acme/terms/t" as never)!
          .lineage.findings.map(({ state }) => state),
      };
    };
    const inOrder = await drawn([files]);
    expect(inOrder.states).toEqual(["verbatim", "absent", "verbatim", "absent", "absent"]);
    expect(await drawn([files.toReversed()])).toEqual(inOrder);
    expect(await drawn(files.toReversed().map((file) => [file]))).toEqual(inOrder);
    expect(await drawn([[files[3]!, files[1]!], [files[4]!, files[0]!], [files[2]!]])).toEqual(
      inOrder,
    );
  });

  it("in one batch gives the same bytes whatever order the files come in", async () => {
    const files: Given[] = ["A.", "B.", "C."].map((text, index) => ({
      at: `2026-0${index + 1}-01T00:00:00Z`,
      data: page(text),
    }));
    const [one, other] = [makeArchive(), makeArchive()];
    await add(one, files);
    await add(other, files.toReversed());
    expect(treeOf(one)).toEqual(treeOf(other));
  });
});
