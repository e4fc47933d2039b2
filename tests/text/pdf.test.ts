import { describe, expect, it } from "vitest";
import { extractPdf } from "#text/pdf.ts";
import { type Run, makePdf } from "../support/pdf.ts";

const read = async (...pages: Run[][]): Promise<string[]> =>
  (await extractPdf(makePdf(pages))).map(({ kind, text }) => `${kind} ${text}`);

/** Lines of a page, 12 points apart, from a baseline down. */
const lines = (from: number, ...texts: string[]): Run[] =>
  texts.map((text, index) => ({ text, y: from - index * 12 }));

describe("pdf/1", () => {
  it("joins the lines of a paragraph and parts paragraphs by the space between", async () => {
    const page = [
      ...lines(700, "We keep your data for", "as long as we must.", "No longer."),
      ...lines(640, "You may ask for a copy", "at any time."),
    ];
    expect(await read(page)).toEqual([
      "p We keep your data for as long as we must. No longer.",
      "p You may ask for a copy at any time.",
    ]);
  });

  it("reads larger type as headings, the largest as the first level", async () => {
    const page: Run[] = [
      { text: "Privacy Notice", size: 20, y: 750 },
      { text: "Purposes", size: 14, y: 720 },
      ...lines(700, "We use your data", "to improve our products."),
      { text: "Rights", size: 14, y: 650 },
      ...lines(630, "You have rights."),
    ];
    expect(await read(page)).toEqual([
      "1 Privacy Notice",
      "2 Purposes",
      "p We use your data to improve our products.",
      "2 Rights",
      "p You have rights.",
    ]);
  });

  it("reads bullets as list items", async () => {
    const page = lines(700, "We use:", "\u0095 your name", "\u0095 your address");
    expect(await read(page)).toEqual(["p We use:", "l • your name", "l • your address"]);
  });

  it("joins runs of one line, with a space where there is one on the page", async () => {
    const page: Run[] = [
      { text: "Priv", x: 50, y: 700 },
      { text: "acy", x: 67.2, y: 700 },
      { text: "notice", x: 100, y: 700 },
    ];
    expect(await read(page)).toEqual(["p Privacy notice"]);
  });

  it("goes on with a sentence over the end of a page, and not with a new one", async () => {
    const first = lines(700, "One sentence.", "The second goes on");
    const second = lines(700, "over the page.", "Third.");
    const third = lines(700, "A fourth one.");
    expect(await read(first, second)).toEqual([
      "p One sentence. The second goes on over the page. Third.",
    ]);
    expect(await read(first, second, third)).toEqual([
      "p One sentence. The second goes on over the page. Third.",
      "p A fourth one.",
    ]);
  });

  it("leaves out running heads, feet and page numbers of three pages and more", async () => {
    const page = (number: number, ...texts: string[]): Run[] => [
      { text: "Acme Terms", y: 780 },
      ...lines(700, ...texts),
      { text: `Page ${number} of 3`, y: 30 },
    ];
    const pages = [page(1, "First rule."), page(2, "Second rule."), page(3, "Third rule.")];
    expect(await read(...pages)).toEqual(["p First rule.", "p Second rule.", "p Third rule."]);
  });

  it("gives no passages for a PDF without text", async () => {
    expect(await read([])).toEqual([]);
  });

  it("throws for what is no PDF", async () => {
    await expect(extractPdf(Buffer.from("%PDF-1.4\nnothing of the kind"))).rejects.toThrow();
  });

  it("leaves the bytes that it was given as they were", async () => {
    const bytes = makePdf([lines(700, "Words.")]);
    const before = Buffer.from(bytes);
    await extractPdf(bytes);
    expect(bytes.equals(before)).toBe(true);
  });
});
