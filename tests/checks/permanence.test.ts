import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkFormerSite } from "#checks/former-site.ts";
import { checkPermanence } from "#checks/permanence.ts";
import { checkpointPath } from "#archive/layout.ts";
import { add, page } from "../support/archives.ts";
import { copyOf, temporaryFolder } from "../support/folders.ts";
import { FILE, edit, givenKey, issuable, issue } from "../support/issuing.ts";
import { filesIn } from "../support/made-files.ts";
import { type MadeSite, makeSite } from "../support/made-site.ts";

const { given, verifier } = await givenKey();

/** Signed and issued once. */
let root: string;
beforeAll(async () => {
  root = await issuable();
  edit(root, "content/archive.yaml", (text) => `${text}log: { key: "${verifier}" }\n`);
  await issue(root, { key: given });
});

const permanence = async ({ archive, out }: MadeSite) =>
  (await checkPermanence(archive, filesIn(out))).problems.map(({ what }) => what);

describe("the permanence gate", () => {
  it("lets a whole site through and says what it held it against", async () => {
    const { archive, out } = makeSite(root);
    const { checked, problems } = await checkPermanence(archive, filesIn(out));
    expect(problems).toEqual([]);
    expect(checked).toEqual([
      "9 addresses that the ledger obliges the site to serve",
      "4 files against the hashes that the ledger binds",
      "2 addresses that lead on",
      `the signature of ${verifier.split("+").slice(0, 2).join("+")} under the newest checkpoint`,
    ]);
  });

  it.each([
    "record/CA-P-000001/v/1/index.html",
    "record/CA-P-000001/v/1/record.json",
    "record/CA-P-000001/v/1/text.txt",
    "record/CA-P-000001/v/1/proof",
    "record/CA-P-000001/index.html",
    "record/CA-D-00001/v/1/text.txt",
    "platform/acme/terms/training/index.html",
  ])("names %s where it is missing", async (path) => {
    const site = makeSite(root);
    rmSync(join(site.out, path));
    const address = path.replace(/index\.html$/u, "");
    expect(await permanence(site)).toEqual([`the site does not serve /${address}`]);
  });

  it("names bytes that are not those that the ledger binds", async () => {
    const site = makeSite(root);
    for (const name of ["record.json", "text.txt"]) {
      writeFileSync(join(site.out, "record/CA-P-000001/v/1", name), "{}");
    }
    const bound = /^\/record\/CA-P-000001\/v\/1\/(?:record\.json|text\.txt) holds other bytes/u;
    expect(await permanence(site)).toEqual([
      expect.stringMatching(bound),
      expect.stringMatching(bound),
    ]);
  });

  it("refuses a checkpoint that the key in the settings did not sign", async () => {
    const other = copyOf(root);
    const { verifier: another } = await givenKey("archive.example.org/log", 7);
    edit(other, "content/archive.yaml", (text) => text.replace(verifier, another));
    expect(await permanence(makeSite(other))).toEqual([
      expect.stringContaining("carries no signature of archive.example.org/log+"),
    ]);
  });
});

describe("a site that is to replace a former one", () => {
  const faults = (made: MadeSite, former: string) =>
    checkFormerSite(made.archive, filesIn(made.out), former).problems.map(
      ({ code, what }) => `${code}: ${what.replaceAll(former, "FORMER")}`,
    );

  /** The archive after a change of the analysis was issued. */
  const later = async (): Promise<string> => {
    const copy = copyOf(root);
    edit(copy, FILE, (text) => text.replace("It does.", "It does so."));
    await add(copy, [{ at: "2026-02-01T00:00:00Z", data: page("At times we may use your data.") }]);
    await issue(copy, { key: given });
    return copy;
  };

  it("may go on from it", async () => {
    const former = makeSite(root);
    const made = makeSite(await later());
    expect(made.archive.checkpoints).toHaveLength(2);
    expect(faults(made, former.out)).toEqual([]);
    expect(faults(former, former.out)).toEqual([]);
  });

  it("may follow none, or one without a log", () => {
    const made = makeSite(root);
    expect(faults(made, temporaryFolder())).toEqual([]);
    expect(faults(made, join(made.out, "no-such-folder"))).toEqual([]);
  });

  it("may not fall behind it", async () => {
    const former = makeSite(await later());
    expect(faults(makeSite(root), former.out)).toEqual([
      expect.stringMatching(
        /^site\/forked: the site in FORMER has published \d+ entries of the log, this archive 3$/u,
      ),
    ]);
  });

  it("may not hold other entries, even where it has as many", async () => {
    const former = makeSite(await later());
    const copy = copyOf(root);
    edit(copy, FILE, (text) => text.replace("It does.", "It does not."));
    await add(copy, [{ at: "2026-02-02T00:00:00Z", data: page("At times we may use your data.") }]);
    await issue(copy, { key: given });
    expect(faults(makeSite(copy), former.out)).toEqual([
      expect.stringMatching(/^site\/forked: the first \d+ lines of the ledger are not those/u),
    ]);
  });

  it("may not be of another log", async () => {
    const other = await issuable();
    edit(other, "content/archive.yaml", (text) => text.replace("archive.example.org", "b.example"));
    await issue(other);
    expect(faults(makeSite(other), makeSite(root).out)).toEqual([
      "site/forked: FORMER holds the site of another log: archive.example.org/log, not b.example/log",
    ]);
  });

  it("may not lack an earlier checkpoint or hold another proof", async () => {
    const former = makeSite(root);
    const copy = await later();
    rmSync(join(copy, checkpointPath(3)));
    const gone = faults(makeSite(copy), former.out);
    expect(gone).toContain("site/obliged: /log/checkpoints/3 was published, and is gone");
    expect(gone).toContain(
      "site/changed: /record/CA-P-000001/v/1/proof was published with other bytes",
    );
  });
});
