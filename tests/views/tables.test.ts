import { describe, expect, it } from "vitest";
import { parseText } from "#text/passage.ts";
import { allChanges } from "#views/changes.ts";
import { columnsOf, exportView, tableRows, tableViews } from "#views/tables.ts";
import { TABLES, type TableName } from "#views/urls.ts";
import { jsonFiles } from "#views/json-files.ts";
import { faultsOf } from "../support/json-schema.ts";
import { specimen } from "./specimen.ts";

const rowsOf = (table: TableName) => [...tableRows(table, specimen)];
const SCHEMA: Readonly<Record<TableName, string>> = {
  provisions: "provision-row",
  changes: "change-row",
  versions: "version-row",
};

describe("the tables of everything", () => {
  it("hold a row for each provision, change and version", () => {
    const { documents, provisions } = specimen.archive;
    const versions = [...documents.values()].flatMap((document) => document.versions);
    expect(rowsOf("provisions")).toHaveLength(provisions.size);
    expect(rowsOf("versions")).toHaveLength(versions.length);
    expect(rowsOf("changes")).toHaveLength(allChanges(specimen).length);
    expect(tableViews(specimen).map(({ rows }) => rows)).toEqual(
      TABLES.map((table) => rowsOf(table).length),
    );
  });

  it.each(TABLES)("have rows of %s that are valid by their published schema", (table) => {
    const $schema = `https://specimen.muniment.example/api/schema/${SCHEMA[table]}.json`;
    const schemas = [...jsonFiles(specimen)].filter(({ path }) => path.startsWith("api/schema/"));
    // Rows do not name their schema; the validator of files needs it.
    const opened = schemas.map(({ path, value }) => ({
      path,
      value: { ...value, additionalProperties: true },
    }));
    const rows = rowsOf(table).map((value, index) => ({
      path: `${table}:${index + 1}`,
      value: { $schema, ...value },
    }));
    expect(faultsOf([...opened, ...rows])).toEqual([]);
    const known = new Set(columnsOf(table));
    expect(
      rowsOf(table).flatMap((row) => Object.keys(row).filter((key) => !known.has(key))),
    ).toEqual([]);
  });

  it.each(TABLES)("carry in every row of %s its licence and the address of its page", (table) => {
    for (const row of rowsOf(table)) {
      expect(row).toMatchObject({ rights: expect.stringContaining("Apache") as string });
      expect(row["url"]).toBe(`https://specimen.muniment.example${String(row["id"])}`);
    }
    expect(new Set(rowsOf(table).map(({ id }) => id)).size).toBe(rowsOf(table).length);
  });

  it("explain every column", () => {
    for (const { columns } of tableViews(specimen)) {
      for (const { name, means } of columns) expect(means, name).toMatch(/^[A-Z].{5,}/u);
    }
  });

  it("quote words that stand in the version that the row names", () => {
    for (const row of rowsOf("provisions")) {
      if (row["textSha256"] === undefined) continue;
      const version = [...specimen.archive.documents.values()]
        .flatMap((document) => document.versions)
        .find(({ text }) => text === row["textSha256"])!;
      const text = version.passages.map(specimen.archive.pool.textOf).join("\n\n");
      for (const part of parseText(`${String(row["quotation"])}\n`)) expect(text).toContain(part);
    }
  });

  it("say of a version that no sound capture holds it", () => {
    const suspect = rowsOf("versions").filter(({ periods }) => periods === 0);
    expect(suspect.length).toBeGreaterThan(0);
    for (const { captures, suspectCaptures } of suspect) expect(suspectCaptures).toBe(captures);
  });

  it("are what the links under a list lead to", () => {
    expect(exportView("changes", specimen)).toMatchObject({
      files: [
        { format: "csv", href: "/data/changes.csv" },
        { format: "jsonl", href: "/data/changes.jsonl" },
      ],
      explained: "/data/#changes",
    });
  });
});
