/** That other programs read in our files what is cited. */
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { printBibLatex } from "#cite/biblatex.ts";
import type { CitedProvision } from "#cite/citable.ts";
import { printCslJson } from "#cite/csl-json.ts";
import { oneLine } from "#cite/one-line.ts";
import { printRis } from "#cite/ris.ts";
import { citableOfRecord } from "#views/citations.ts";
import { siteOf } from "#views/site.ts";
import { hostileProvisions } from "./hostile.ts";
import {
  type ReadEntries,
  bibliographyByPandoc,
  hasReaders,
  readByBibutils,
  readByPandoc,
} from "./other-readers.ts";

const site = siteOf(openArchive(process.cwd()));
const specimen = [...site.archive.records.values()]
  .flat()
  .map(({ line }) => citableOfRecord({ id: line.record, number: line.number }, site)!);
const cited: readonly CitedProvision[] = [...specimen, ...hostileProvisions(200)];

/** Programs that set type make straight marks curly, and spaces beside some marks unbreakable. */
const asTyped = (text: string): string =>
  text.replace(/["'`‘’“”]/gu, "'").replace(/[\u{a0}\u{202f}]/gu, " ");
/** Pandoc knows no command for a brace that has no partner. */
const withoutBraces = (text: string): string => text.replace(/[{}]/gu, "");
const letters = (text: string): string =>
  [...text.normalize("NFD").matchAll(/[\p{L}\p{N}]/gu)].map(([letter]) => letter).join("");

const keyOf = ({ id, number }: CitedProvision): string => `${id}-v${number}`;

interface Reading {
  readonly entries: ReadEntries;
  readonly same: (text: string) => string;
}

function expectTitles({ entries, same }: Reading): void {
  for (const each of cited) {
    expect(same(entries.get(keyOf(each))!.title)).toBe(same(oneLine(each.of.title)));
  }
}

function expectFacts({ entries }: Reading): void {
  for (const each of cited) {
    const { date, note, urls } = entries.get(keyOf(each))!;
    expect(urls[0]).toBe(each.url);
    expect(date).toBe(each.of.stated ?? "");
    expect(note).toContain(each.of.captured);
    for (const hash of each.of.hashes) expect(note).toContain(hash);
    expect(note).toContain(each.of.text);
  }
}

function expectAuthors({ entries, same }: Reading): void {
  for (const each of cited) {
    const entity = oneLine(each.of.entity ?? "");
    expect(same(entries.get(keyOf(each))!.author)).toBe(same(entity));
  }
}

const title = "pandoc and bibutils";
const needsReaders = hasReaders ? title : `${title} (skipped: install pandoc and bibutils)`;

describe.skipIf(!hasReaders)(needsReaders, () => {
  it("have every issued version of the specimen before them", () => {
    const issued = site.archive.ledger.filter(({ type }) => type === "record");
    expect(issued.length).toBeGreaterThan(site.archive.records.size);
    expect(specimen).toHaveLength(issued.length);
  });

  it("name the archive once in a bibliography, with the record", () => {
    const one = { ...specimen[0]!, archive: "The Clause Archive" };
    const printed = bibliographyByPandoc(printCslJson([one]));
    expect(printed.split("The Clause Archive")).toHaveLength(2);
    expect(printed).toContain(`${one.id} v${one.number}`);
  });

  it("read titles, authors, addresses, dates and hashes in BibLaTeX", () => {
    const entries = readByPandoc("biblatex", printBibLatex(cited));
    const reading = { entries, same: (text: string) => asTyped(withoutBraces(text)) };
    expect(entries.size).toBe(cited.length);
    expectTitles(reading);
    expectAuthors(reading);
    expectFacts(reading);
  });

  it("read the same in CSL-JSON", () => {
    const entries = readByPandoc("csljson", printCslJson(cited));
    const reading = { entries, same: asTyped };
    expect(entries.size).toBe(cited.length);
    expectTitles(reading);
    expectAuthors(reading);
    expectFacts(reading);
  });

  it("read the same in RIS, and the address of the PDF", () => {
    const entries = readByBibutils(printRis(cited));
    expect(entries.size).toBe(cited.length);
    expectTitles({ entries, same: (text) => text });
    expectFacts({ entries, same: (text) => text });
    for (const each of cited) {
      const read = entries.get(keyOf(each))!;
      expect(read.note).toContain(`${each.id} v${each.number};`);
      expect(read.urls).toEqual([each.url, ...(each.pdf === undefined ? [] : [each.pdf])]);
      // bibutils takes the words of a company's name for names of a person.
      expect(sorted(letters(read.author))).toBe(sorted(letters(oneLine(each.of.entity ?? ""))));
    }
  });
});

const sorted = (text: string): string => [...text].toSorted().join("");
