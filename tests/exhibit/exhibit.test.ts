import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { parseSums } from "#base/sums.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { sectionsOf } from "#views/markdown.ts";
import type { Site } from "#views/site.ts";
import { toldUntil } from "#views/told-until.ts";
import { PROJECT } from "../support/command.ts";
import {
  exhibitSite,
  exhibitsIn,
  faultsOfSums,
  publishedExhibits,
  unpacked,
} from "../support/exhibits.ts";

const FIXTURES = join(PROJECT, "tests/fixtures/exhibit");

let site: Site;
let out: string;
/** The unpacked folder of each, by the name of its record. */
const exhibits = new Map<string, string>();
const records: IssuedRecord[] = [];

beforeAll(async () => {
  site = exhibitSite(PROJECT);
  out = await publishedExhibits(site);
  for (const path of exhibitsIn(out)) {
    const [id, , number] = path.split("/");
    exhibits.set(`${id}-v${number}`, unpacked(join(out, "record", path)));
  }
  records.push(...[...site.archive.records.values()].flat().flatMap(({ record }) => record ?? []));
});

const nameOf = ({ id, number }: IssuedRecord): string => `${id}-v${number}`;
const folderOf = (record: IssuedRecord): string => exhibits.get(nameOf(record))!;
const read = (folder: string, path: string): Buffer => readFileSync(join(folder, path));
const textOf = (folder: string, path: string): string => read(folder, path).toString("utf8");

describe("an exhibit of the specimen", () => {
  it("is there for every issued version, and unpacks to a folder of its name", () => {
    expect(records.length).toBeGreaterThan(30);
    expect([...exhibits.keys()].toSorted()).toEqual(records.map(nameOf).toSorted());
    for (const [name, folder] of exhibits) expect(folder.endsWith(`/${name}`)).toBe(true);
  });

  it("is what sha256sum says it is", () => {
    for (const folder of exhibits.values()) expect(faultsOfSums(folder)).toBe("");
  });

  it("is a bag: declared, every file of it listed once, its size and date told (RFC 8493)", () => {
    for (const record of records) {
      const folder = folderOf(record);
      const files = filesUnder(folder);
      const payload = files.filter((path) => path.startsWith("data/"));
      const listed = (name: string) => [...parseSums(textOf(folder, name))!.keys()];
      expect(listed("manifest-sha256.txt")).toEqual(payload);
      expect(
        [...payload, ...listed("tagmanifest-sha256.txt"), "tagmanifest-sha256.txt"].toSorted(),
      ).toEqual(files);
      expect(textOf(folder, "bagit.txt")).toBe(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
      );
      const octets = payload.reduce((sum, path) => sum + read(folder, path).length, 0);
      const info = textOf(folder, "bag-info.txt");
      expect(info).toContain(`\nPayload-Oxum: ${octets}.${payload.length}\n`);
      expect(info).toContain(`\nBagging-Date: ${toldUntil(record, site).slice(0, 10)}\n`);
      expect(info).toContain(`\nExternal-Identifier: ${record.id} v${record.number}\n`);
      expect(info).toMatch(/^Source-Organization: The Muniment project\n/u);
      expect(info).toMatch(/^(?:[A-Z][A-Za-z-]+: \S.*\n)+$/u);
    }
  });

  it("holds the captured bytes and the whole text, as they were recorded", () => {
    for (const record of records) {
      const folder = folderOf(record);
      const { capture, text } = record.evidence;
      const captured = filesUnder(join(folder, "data/captured")).map((name) =>
        sha256(read(folder, `data/captured/${name}`)),
      );
      expect(captured).toEqual(capture.sources.map(({ sha256: recorded }) => recorded));
      expect(sha256(read(folder, "data/text.txt"))).toBe(text);
    }
  });

  it("names a captured page so that nothing opens it as one", () => {
    for (const folder of exhibits.values()) {
      for (const path of filesUnder(folder))
        expect(path).toMatch(/\.(?:txt|json|xml|pdf|png|bin)$/u);
    }
  });

  it("holds the very bytes that the ledger names and the log holds", () => {
    for (const { line, leaf } of [...site.archive.records.values()].flat()) {
      const folder = exhibits.get(`${line.record}-v${line.number}`)!;
      expect(sha256(read(folder, "data/evidence.json"))).toBe(line.evidence);
      expect(textOf(folder, "data/log/ledger-line.json")).toBe(site.archive.lines[leaf]);
      const proof = read(folder, "data/log/proof.txt");
      expect(
        proof.equals(readFileSync(join(out, `record/${line.record}/v/${line.number}/proof`))),
      ).toBe(true);
    }
  });

  it("holds nothing of the analysis: no sentence of it, no severity, no reason for one", () => {
    for (const record of records) {
      const folder = folderOf(record);
      const texts = filesUnder(folder).map((path) => textOf(folder, path));
      for (const sentence of sentencesOf(record)) {
        expect(
          texts.some((text) => text.includes(sentence)),
          sentence,
        ).toBe(false);
      }
      for (const own of [
        "README.txt",
        "bag-info.txt",
        "data/evidence.json",
        "data/ro-crate-metadata.json",
        "data/events.premis.xml",
      ]) {
        expect(textOf(folder, own)).not.toMatch(/severity|consumer impact|why it matters/iu);
      }
      for (const person of record.analysis.by) {
        expect(
          texts.slice(0, -1).every((text) => !text.includes(person)),
          person,
        ).toBe(true);
      }
    }
  });

  it("tells in its README what it is about, in its own words and numbers", () => {
    for (const record of records) {
      const readme = textOf(folderOf(record), "README.txt");
      const { document, quotation } = record.evidence;
      expect(readme).toContain(
        `https://specimen.muniment.example/record/${record.id}/v/${record.number}/`,
      );
      expect(readme.replace(/\s+/gu, " ")).toContain(`${document.title} (${document.id})`);
      const words = readme
        .split("\n")
        .filter((line) => line.startsWith(">"))
        .join(" ");
      const plain = (text: string) => text.replace(/[>\s]+/gu, " ").trim();
      expect(plain(words)).toBe(plain(quotation.text));
      expect(plain(readme)).toContain("its signature proves nothing");
      expect(plain(readme)).toContain("nothing on it is evidence of anything");
    }
  });

  it("has a README of short lines of which only headings and commands stand at the edge", () => {
    for (const folder of exhibits.values()) {
      const prose = textOf(folder, "README.txt").replace(/^```sh\n.*?\n```$/gmsu, "");
      for (const line of prose.split("\n"))
        expect(line).toMatch(
          /^(?:|[A-Z][A-Z ’-]+|EXHIBIT [A-Z0-9v-]+|=+|\d\. .{1,90}|[> ] .*|>)$/u,
        );
    }
  });

  it("is the same where it is made in another time zone", async () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "America/Los_Angeles";
    const again = await publishedExhibits(exhibitSite(PROJECT));
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    const hashes = (folder: string) =>
      exhibitsIn(folder).map((path) => [path, sha256(readFileSync(join(folder, "record", path)))]);
    expect(hashes(again)).toEqual(hashes(out));
  });
});

/** Everything that people wrote of a clause, in sentences long enough not to meet by chance. */
function sentencesOf({ analysis }: IssuedRecord): string[] {
  const written = sectionsOf(analysis.body).map(({ body }) => body);
  const why = analysis.regulations.map((regulation) => regulation.why);
  return [...written, analysis.severityReason, ...why]
    .flatMap((text) => text.split(/(?<=[.?!])\s+|\n+/u))
    .map((text) => text.trim())
    .filter((text) => text.length > 24);
}

describe("the events of an exhibit", () => {
  it("are PREMIS 3, by a validator that is not ours", async () => {
    const xml = [...exhibits].map(([name, folder]) => ({
      fileName: `${name}.xml`,
      contents: textOf(folder, "data/events.premis.xml"),
    }));
    const contents = readFileSync(join(FIXTURES, "premis.rng"), "utf8");
    const schema = [{ fileName: "premis.rng", contents }];
    const { errors } = await validateXML({ xml, schema, extension: "relaxng" });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
  });

  it("name each file with its hash, and link only to files and agents that are there", () => {
    for (const folder of exhibits.values()) {
      const xml = textOf(folder, "data/events.premis.xml");
      const all = (tag: string) =>
        [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, "gu"))].map(([, text]) => text!);
      const files = filesUnder(join(folder, "data")).filter(
        (path) => !/premis|ro-crate/u.test(path),
      );
      expect(all("objectIdentifierValue")).toEqual(files);
      expect(all("messageDigest")).toEqual(
        files.map((path) => sha256(read(folder, `data/${path}`))),
      );
      expect(files).toEqual(expect.arrayContaining(all("linkingObjectIdentifierValue")));
      expect(all("agentIdentifierValue")).toEqual(
        expect.arrayContaining(all("linkingAgentIdentifierValue")),
      );
    }
  });

  it("are what was recorded, each at its time, with the Library of Congress’s URI where it has one", () => {
    const record = records[1]!;
    const { capture } = record.evidence;
    const xml = textOf(folderOf(record), "data/events.premis.xml");
    const events = [
      ...xml.matchAll(
        /<eventType(?: authority.*?valueURI="([^"]*)")?>([^<]*)<.*?<eventDateTime>([^<]*)</gu,
      ),
    ];
    const uri = (code: string) => `http://id.loc.gov/vocabulary/preservation/eventType/${code}`;
    expect(events.map(([, value, type, at]) => [type, value, at])).toEqual([
      ["capture", uri("cap"), capture.at],
      ["ingestion", uri("ing"), capture.recorded],
      ["message digest calculation", uri("mes"), capture.recorded],
      ["extraction", uri("ext"), capture.recorded],
      ["fixity check", uri("fix"), record.issued],
      ["issuing", undefined, record.issued],
    ]);
  });
});

const PYTHON = "/usr/bin/python3";
const hasRdflib =
  process.env["CI"] !== undefined || spawnSync(PYTHON, ["-c", "import rdflib"]).status === 0;
const crates = "the RO-Crate of an exhibit";

describe.skipIf(!hasRdflib)(
  hasRdflib ? crates : `${crates} (skipped: install python3-rdflib)`,
  () => {
    const triplesOf = (folder: string): string[] => {
      const file = join(folder, "data/ro-crate-metadata.json");
      const { status, stderr, stdout } = spawnSync(PYTHON, [join(FIXTURES, "triples.py"), file]);
      expect([status, stderr.toString()]).toEqual([0, ""]);
      return stdout.toString().split("\n");
    };
    const S = "http://schema.org/";
    const A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    const iri = (path: string) => `<https://crate.example/${path}>`;

    it("says without a network what it is, whose, what is in it and what happened", () => {
      const record = records[1]!;
      const folder = folderOf(record);
      const triples = triplesOf(folder);
      const at = `"${record.issued}"`;
      const captured = filesUnder(join(folder, "data/captured")).map(
        (name) => `captured/${name}`,
      )[0]!;
      const [source] = record.evidence.capture.sources;
      for (const [subject, property, object] of [
        [
          "ro-crate-metadata.json",
          "http://purl.org/dc/terms/conformsTo",
          "<https://w3id.org/ro/crate/1.2>",
        ],
        ["ro-crate-metadata.json", `${S}about`, iri("")],
        ["", A, `<${S}Dataset>`],
        ["", `${S}datePublished`, at],
        ["", `${S}publisher`, iri("#archive")],
        ["", `${S}hasPart`, iri(captured)],
        ["", `${S}mentions`, iri("#capture")],
        ["#identifier", `${S}value`, `"${record.id} v${record.number}"`],
        [captured, A, `<${S}MediaObject>`],
        [captured, `${S}sha256`, `"${source!.sha256}"`],
        [captured, `${S}contentSize`, `"${source!.bytes}"`],
        [captured, `${S}license`, iri("#rights-captured")],
        ["text.txt", `${S}license`, iri("#rights-captured")],
        ["evidence.json", `${S}license`, iri("#rights-archive")],
        ["#capture", A, `<${S}CreateAction>`],
        ["#capture", `${S}result`, iri(captured)],
        ["#capture", `${S}object`, iri("#original-1")],
        ["#original-1", `${S}url`, `"${source!.url}"`],
        ["#extraction", `${S}object`, iri(captured)],
        ["#extraction", `${S}result`, iri("text.txt")],
        ["#extraction", `${S}instrument`, iri("#extractor")],
        ["#issuing", `${S}result`, iri("evidence.json")],
        ["#issuing", `${S}endTime`, at],
      ] as const) {
        expect(triples).toContain(`${iri(subject)} <${property}> ${object} .`);
      }
    });

    it("gives nobody the operator’s licence to what was captured", () => {
      const rights = site.archive.content.settings.rights!;
      for (const folder of exhibits.values()) {
        const { "@graph": graph } = JSON.parse(
          textOf(folder, "data/ro-crate-metadata.json"),
        ) as Crate;
        const saying = graph.filter((entity) => JSON.stringify(entity).includes(rights));
        expect(saying.map((entity) => entity["@id"])).toEqual(["#rights-archive"]);
        const root = graph.find((entity) => entity["@id"] === "./");
        expect(root?.license).toMatch(/^No one licence covers the whole\. /u);
      }
    });

    it("describes every file of the payload with its size and hash, as one flat list", () => {
      for (const folder of [...exhibits.values()].slice(0, 5)) {
        const crate = JSON.parse(textOf(folder, "data/ro-crate-metadata.json")) as Crate;
        const described = crate["@graph"].filter((entity) => entity["@type"] === "File");
        const files = filesUnder(join(folder, "data")).filter(
          (path) => !path.startsWith("ro-crate"),
        );
        expect(described.map((entity) => entity["@id"]).toSorted()).toEqual(files);
        for (const { "@id": id, sha256: hash, contentSize } of described) {
          const bytes = read(folder, `data/${id}`);
          expect([hash, contentSize]).toEqual([sha256(bytes), String(bytes.length)]);
        }
        const ids = crate["@graph"].map((entity) => entity["@id"]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const value of crate["@graph"].flatMap(Object.values))
          expect(isFlat(value)).toBe(true);
      }
    });

    it("uses no term that its context does not define", () => {
      const crate = JSON.parse(
        textOf([...exhibits.values()][0]!, "data/ro-crate-metadata.json"),
      ) as Crate;
      const terms = crate["@graph"].flatMap((entity) => [...Object.keys(entity), entity["@type"]]);
      for (const term of terms)
        if (!term.startsWith("@")) expect(crate["@context"]).toHaveProperty(term);
      for (const term of Object.keys(crate["@context"])) expect(terms).toContain(term);
    });
  },
);

interface Crate {
  readonly "@context": Readonly<Record<string, string>>;
  readonly "@graph": readonly {
    readonly "@id": string;
    readonly "@type": string;
    readonly sha256?: string;
    readonly license?: unknown;
    readonly contentSize?: string;
  }[];
}

/** A text, or references that hold an `@id` alone. */
const isFlat = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value)
    ? value.length > 1 && value.every(isFlat)
    : Object.keys(value as object).join(" ") === "@id");
