/** The commands of an exhibit's README, pasted by a shell into its folder. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { PROJECT } from "../support/command.ts";
import {
  blocksOf,
  exhibitSite,
  exhibitsIn,
  pasted,
  publishedExhibits,
  unpacked,
} from "../support/exhibits.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";

const hasTools =
  process.env["CI"] !== undefined ||
  ["bash", "openssl", "python3", "unzip"].every(
    (tool) => spawnSync(tool, ["--help"]).error === undefined,
  );
const SHASUM = "shasum";
const hasShasum = spawnSync(SHASUM, ["--version"]).error === undefined;
const title = "the commands of a README";
const needsTools = hasTools
  ? title
  : `${title} (skipped: install bash, openssl, python3 and unzip)`;

describe.skipIf(!hasTools)(needsTools, () => {
  /** One whose bytes are a web page, one a PDF, one in German. */
  const SOME = ["MU-P-000002", "MU-P-000027", "MU-P-000022"];
  const folders: string[] = [];
  beforeAll(async () => {
    const out = await publishedExhibits(exhibitSite(PROJECT));
    const paths = exhibitsIn(out);
    for (const id of SOME) {
      const path = paths.find((each) => each.startsWith(`${id}/`))!;
      folders.push(unpacked(join(out, "record", path)));
    }
  });

  /** A copy of the first exhibit, to be tampered with. */
  const copied = (): string => {
    const folder = temporaryFolder();
    cpSync(folders[0]!, folder, { recursive: true });
    return folder;
  };
  const blocks = () =>
    blocksOf(folders[0]!).filter((block) => hasShasum || !block.startsWith("shasum"));
  const block = (words: string): string => blocks().find((each) => each.includes(words))!;
  const edit = (folder: string, path: string, change: (text: string) => string): void => {
    const before = readFileSync(join(folder, path), "utf8");
    writeFileSync(join(folder, path), change(before));
    expect(readFileSync(join(folder, path), "utf8")).not.toBe(before);
  };

  it("all hold, as they are pasted", () => {
    for (const folder of folders) {
      const results = blocksOf(folder)
        .filter((each) => hasShasum || !each.startsWith("shasum"))
        .map((each) => pasted(each, folder));
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
      const said = results.map((result) => result.said).join("");
      for (const words of [
        "nothing added",
        "equal",
        "reached",
        "Signature Verified Successfully",
        "signature holds",
      ]) {
        expect(said).toContain(words);
      }
      const { quotation } = JSON.parse(
        readFileSync(join(folder, "data/evidence.json"), "utf8"),
      ) as { quotation: { text: string } };
      expect(said).toContain(quotation.text);
    }
  });

  it("change nothing in the folder", () => {
    const before = treeOf(folders[0]!);
    for (const each of blocks()) pasted(each, folders[0]!);
    expect(treeOf(folders[0]!)).toEqual(before);
  });

  it("find one flipped bit in any file", () => {
    for (const path of filesUnder(folders[0]!)) {
      const folder = copied();
      const bytes = readFileSync(join(folder, path));
      const at = Math.floor(bytes.length / 2);
      bytes[at] = bytes[at]! ^ 1;
      writeFileSync(join(folder, path), bytes);
      expect(pasted(block("sha256sum --check"), folder).ok, path).toBe(false);
    }
  });

  it("find a file that is missing, and one that was added", () => {
    const folder = copied();
    writeFileSync(join(folder, "data/captured/another.txt"), "words");
    const { ok, said } = pasted(block("nothing added"), folder);
    expect([ok, said]).toEqual([false, "data/captured/another.txt\n"]);
  });

  it.each([
    [
      "the text",
      "data/text.txt",
      (text: string) => text.replace("We may use", "We will use"),
      ["hashlib, json", "quotation"],
    ],
    [
      "the captured page",
      "data/captured/",
      (text: string) => text.replace("We may use", "We will use"),
      ["hashlib, json"],
    ],
    [
      "the evidence",
      "data/evidence.json",
      (text: string) => text.replace("We may use", "We will use"),
      ["hashlib, json", "quotation"],
    ],
    [
      "the time of the capture",
      "data/evidence.json",
      (text: string) => text.replace("2025-10-14T17:00:21Z", "2024-10-14T17:00:21Z"),
      ["hashlib, json"],
    ],
    [
      "the entry of the log",
      "data/log/ledger-line.json",
      (text: string) => text.replace("2026-08-20", "2025-08-20"),
      ["NOT REACHED"],
    ],
    [
      "the proof",
      "data/log/proof.txt",
      (text: string) => text.replace("index 1", "index 2"),
      ["NOT REACHED"],
    ],
    [
      "the checkpoint",
      "data/log/checkpoint-182.txt",
      (text: string) => text.replace("\n182\n", "\n183\n"),
      ["NOT REACHED", "pkeyutl", "SIGNATURE FAILS"],
    ],
    [
      "the signature",
      "data/log/checkpoint-182.txt",
      (text: string) =>
        text.replace(
          /(\S{20})(\S)(?=\S{8}\n$)/u,
          (_, before: string, sign: string) => before + (sign === "A" ? "B" : "A"),
        ),
      ["pkeyutl", "SIGNATURE FAILS"],
    ],
    [
      "the key",
      "data/log/vkey.txt",
      (text: string) => text.replace("+AY9P", "+AY9Q"),
      ["pkeyutl", "SIGNATURE FAILS"],
    ],
  ])("find who changed %s, and every sum with it", (_, place, change, finders) => {
    const folder = copied();
    const path = filesUnder(folder).find((each) => each.startsWith(place))!;
    edit(folder, path, change);
    spawnSync(
      "bash",
      [
        "-c",
        "find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt; sha256sum README.txt bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt",
      ],
      { cwd: folder },
    );
    expect(pasted(block("sha256sum --check"), folder).ok).toBe(true);
    for (const finder of finders) expect(pasted(block(finder), folder).ok, finder).toBe(false);
  });
});
