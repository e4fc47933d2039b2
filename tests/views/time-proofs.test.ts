import { beforeAll, describe, expect, it } from "vitest";
import { type SidecarKind, coveredBytes, sidecarTargets } from "#archive/sidecars.ts";
import { sidecarPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { siteOf } from "#views/site.ts";
import { timeProofs } from "#views/time-proofs.ts";
import { copyOf, writeFiles } from "../support/folders.ts";
import { edit, issued } from "../support/issuing.ts";
import { configureTime } from "../support/stamping.ts";
import { TimeAuthority, hasOpenssl } from "../support/time-authority.ts";

const title = hasOpenssl ? "proofs of time" : "proofs of time (skipped: install openssl)";

describe.skipIf(!hasOpenssl)(title, () => {
  let authority: TimeAuthority;
  let archive: string;

  beforeAll(async () => {
    authority = new TimeAuthority();
    archive = await issued();
    configureTime(archive, authority);
  });

  /** Puts a stamp beside what has this role. */
  function stamped(role: RegExp, kind: SidecarKind = "tsr"): string {
    const root = copyOf(archive);
    const opened = openArchive(root);
    const target = [...sidecarTargets(opened).values()].find((each) => role.test(each.role))!;
    const bytes = kind === "tsr" ? authority.stamp(coveredBytes(opened, target)!) : "anything";
    writeFiles(root, { [sidecarPath(target.sha256, kind)]: bytes });
    return root;
  }
  const proofsOf = (root: string, type: "record" | "version" | "capture") => {
    const site = siteOf(openArchive(root));
    const leaf = site.archive.ledger.findIndex((line) => line.type === type);
    return timeProofs(leaf, site);
  };

  it.each([
    [/canonical text/u, "the canonical text"],
    [/captured file/u, "the captured file"],
    [/checkpoint/u, "the checkpoint over the first 3 entries of the log"],
  ])("are shown with a record and a version: %s", async (role, covers) => {
    const root = stamped(role);
    for (const type of ["record", "version"] as const) {
      const { stamps } = await proofsOf(root, type);
      expect(stamps).toMatchObject([{ covers, doubt: undefined }]);
    }
  });

  it("cannot be shown as verified once nobody trusted vouches for them", async () => {
    const root = stamped(/checkpoint/u);
    writeFiles(root, { "content/time/root.pem": new TimeAuthority().root });
    const { earliest, stamps } = await proofsOf(root, "record");
    expect(earliest).toBeUndefined();
    const doubt = "no configured root vouches for its certificate";
    expect(stamps).toMatchObject([{ doubt, chain: [], authority: "Test Stamps, Test Trust" }]);
  });

  it("of other kinds are attached, and nothing is claimed of them", async () => {
    const { files, stamps } = await proofsOf(stamped(/canonical text/u, "ots"), "version");
    expect(stamps).toEqual([]);
    const name = expect.stringMatching(/^[0-9a-f]{64}\.ots$/u);
    const what = "OpenTimestamps proof";
    expect(files).toMatchObject([{ covers: "the canonical text", name, what }]);
  });

  it("are called qualified only in the operator's own words", async () => {
    const root = stamped(/checkpoint/u);
    const before = await proofsOf(root, "record");
    expect(before.declaration).toMatch(/^Nobody has declared whether this is a qualified/u);
    edit(root, "content/archive.yaml", (yaml) => `${yaml}  declaration: On the list of XY.\n`);
    const after = await proofsOf(root, "record");
    expect(after.declaration).toMatch(/nothing here checks: “On the list of XY\.”$/u);
  });

  it("are none where there are none", async () => {
    const { earliest, files, hasLog, stamps } = await proofsOf(archive, "record");
    expect({ earliest, files, hasLog, stamps }).toEqual({
      earliest: undefined,
      files: [],
      hasLog: true,
      stamps: [],
    });
  });
});
