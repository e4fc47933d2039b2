import { beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { type Archive, openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { type ImportResult, importCollection } from "#intake/ota.ts";
import { NOW, PROVISION, provisionFile } from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { hasShared, needsShared, shared } from "../support/shared-data.ts";

interface Collection {
  readonly name: string;
  readonly result: Partial<ImportResult>;
}
const collections: readonly Collection[] = [
  {
    name: "genai-eu",
    result: {
      documents: 63,
      services: 12,
      captures: 1017,
      distinctFiles: 716,
      technical: 37,
      known: 0,
    },
  },
  {
    name: "pga",
    result: {
      documents: 133,
      services: 26,
      captures: 4841,
      distinctFiles: 4152,
      technical: 296,
      known: 0,
    },
  },
];
const bundleOf = (name: string) => shared("ota", `${name}-versions.bundle`);

describe.skipIf(!hasShared).each(collections)(
  needsShared("the collection $name"),
  ({ name, result }) => {
    const root = join(temporaryFolder(), "archive");
    let first: ImportResult;
    let archive: Archive;
    beforeAll(async () => {
      first = await importCollection(root, bundleOf(name), NOW, SILENT);
      archive = openArchive(root);
    });

    it("comes in whole: its documents, services, captures, files and technical commits", () => {
      expect(first).toMatchObject(result);
      const captures = [...archive.documents.values()].flatMap((each) => each.captures);
      expect(archive.documents.size).toBe(result.documents);
      expect(archive.content.platforms.size).toBe(result.services);
      expect(captures).toHaveLength(result.captures!);
      expect(captures.filter(({ vantage }) => vantage?.technical)).toHaveLength(result.technical!);
      expect(new Set(captures.map(({ sources }) => sources[0]!.sha256)).size).toBe(
        result.distinctFiles,
      );
    });

    it("has captures in order of time in every document, each in one version", () => {
      for (const { captures, path, timeline, versions } of archive.documents.values()) {
        const times = captures.map(({ at }) => at);
        expect(times, path).toEqual(times.toSorted());
        expect(timeline.suspicions, path).toHaveLength(captures.length);
        expect(new Set(captures.map(({ text }) => text.sha256)).size, path).toBe(versions.length);
      }
    });

    it("imported again changes nothing", async () => {
      const before = treeOf(root);
      const again = await importCollection(root, bundleOf(name), NOW, SILENT);
      expect(again).toMatchObject({ captures: 0, known: result.captures });
      expect(treeOf(root)).toEqual(before);
    });
  },
);

describe.skipIf(!hasShared)(
  needsShared("the words about training in Microsoft Copilot's privacy policy"),
  () => {
    const root = join(temporaryFolder(), "archive");
    const wordings = {
      plain: ["  - text: we may use your data to develop and train our AI models"],
      within: [
        "  - text: we may use your data to develop and train our AI models",
        "    within: Purposes and legal bases for processing",
      ],
    };
    let archive: Archive;
    const states = (name: keyof typeof wordings) => {
      const path = `microsoft-copilot/privacy-policy/${name}` as never;
      const { lineage, stretches } = archive.provisions.get(path)!;
      return stretches.flatMap(({ captures }, index) =>
        captures.map(() => lineage.findings[index]!.state),
      );
    };

    beforeAll(async () => {
      await importCollection(root, bundleOf("genai-eu"), NOW, SILENT);
      writeFiles(root, {
        "content/clause-types/training.md": "---\ntitle: Training\n---\n",
        "content/categories.yaml": "data-rights: { title: Data rights, description: Rights. }\n",
      });
      for (const [name, lines] of Object.entries(wordings)) {
        const fields = PROVISION.flatMap((line) =>
          line.includes("we may use your data") ? lines : [line],
        );
        const file = `content/provisions/microsoft-copilot/privacy-policy/${name}.md`;
        writeFiles(root, { [file]: provisionFile(fields) });
      }
      archive = openArchive(root);
    });

    it("are undetermined in the three stubs, ambiguous in 4 to 8, verbatim in 9 and 10, never absent", () => {
      expect(states("plain")).toEqual([
        ...Array.from({ length: 3 }, () => "undetermined"),
        ...Array.from({ length: 5 }, () => "ambiguous"),
        ...Array.from({ length: 2 }, () => "verbatim"),
      ]);
    });

    it("are verbatim in all of 4 to 10 with the words around one of the places", () => {
      const found = states("within");
      expect(found.slice(0, 3)).toEqual(["undetermined", "undetermined", "undetermined"]);
      expect(new Set(found.slice(3))).toEqual(new Set(["verbatim"]));
      expect(found).toHaveLength(10);
    });

    it("stand in one version from the seventh recorded version to the eighth, which differ in white space", () => {
      const { captures } = archive.documents.get("microsoft-copilot/privacy-policy" as never)!;
      expect(captures[6]!.sources[0]!.sha256).not.toBe(captures[7]!.sources[0]!.sha256);
      expect(captures[6]!.text.sha256).toBe(captures[7]!.text.sha256);
    });
  },
);
