import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { sidecarPath } from "#archive/layout.ts";
import { coveredBytes, sidecarTargets } from "#archive/sidecars.ts";
import { verifyArchive } from "#checks/archive.ts";
import { attachSidecar } from "#intake/attach.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { SILENT } from "#base/progress.ts";
import { refusalOf } from "../support/archives.ts";
import { copyOf, temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { edit, issued } from "../support/issuing.ts";
import { configureTime } from "../support/stamping.ts";
import { TimeAuthority, hasOpenssl } from "../support/time-authority.ts";

const title = hasOpenssl ? "attach" : "attach (skipped: install openssl)";
const OTS = "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108";

describe.skipIf(!hasOpenssl)(title, () => {
  let authority: TimeAuthority;
  let archive: string;
  /** The captured file, its hash, and a stamp of it. */
  let capture: Sha256;
  let stamp: Buffer;

  beforeAll(async () => {
    authority = new TimeAuthority();
    archive = await issued();
    configureTime(archive, authority);
    const opened = openArchive(archive);
    const target = [...sidecarTargets(opened).values()].find(({ role }) => /captured/u.test(role))!;
    capture = target.sha256;
    stamp = authority.stamp(coveredBytes(opened, target)!);
  });

  const given = (name: string, bytes: Uint8Array | string): string => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: bytes });
    return join(folder, name);
  };
  async function refusal(root: string, file: string, to: string) {
    const before = treeOf(root);
    const [problem] = await refusalOf(() => attachSidecar(root, file, to));
    expect(treeOf(root)).toEqual(before);
    return `${problem?.code}: ${problem?.what}`;
  }
  const verdictOn = async (root: string) => {
    const { checked, notes, problems } = await verifyArchive(root, SILENT);
    const lines = [...problems, ...notes].map(({ code, what }) => `${code}: ${what}`);
    return { checked: checked.filter((line) => /time stamp|proof file/u.test(line)), lines };
  };

  it("keeps a time stamp of a captured file beside it, and the archive says that it holds", async () => {
    const root = copyOf(archive);
    const done = await attachSidecar(root, given("a.tsr", stamp), capture);
    expect(done).toMatchObject({ file: sidecarPath(capture, "tsr"), known: false });
    const { checked, lines } = await verdictOn(root);
    expect(checked.join()).toMatch(/^1 of 1 time stamp: hash, signature, purpose/u);
    expect(lines).toEqual([]);
  });

  it("keeps the same file once, and no other in its place", async () => {
    const root = copyOf(archive);
    await attachSidecar(root, given("a.tsr", stamp), capture);
    expect((await attachSidecar(root, given("a.tsr", stamp), capture)).known).toBe(true);
    const opened = openArchive(root);
    const again = authority.stamp(coveredBytes(opened, sidecarTargets(opened).get(capture)!)!);
    expect(await refusal(root, given("b.tsr", again), capture)).toMatch(/^sidecar\/taken: /u);
  });

  it("takes a checkpoint by its size, or the newest", async () => {
    const root = copyOf(archive);
    const { bytes, size } = openArchive(root).checkpoints.at(-1)!;
    const file = given("c.tsr", authority.stamp(bytes));
    const role = `the checkpoint over ${size} entries`;
    expect(await attachSidecar(root, file, `checkpoint ${size}`)).toMatchObject({ role });
    expect(await attachSidecar(root, file, "checkpoint")).toMatchObject({ role, known: true });
  });

  it("refuses what does not hold, with the reason", async () => {
    const stranger = given("a.tsr", new TimeAuthority().stamp("x"));
    expect(await refusal(archive, stranger, capture)).toMatch(
      /^time\/broken: .* it is about bytes/u,
    );
    const untrusted = copyOf(archive);
    writeFiles(untrusted, { "content/time/root.pem": new TimeAuthority().root });
    const reason = /^time\/untrusted: .* no configured root vouches/u;
    expect(await refusal(untrusted, given("a.tsr", stamp), capture)).toMatch(reason);
    expect(await refusal(archive, given("a.tsr", "garbage"), capture)).toMatch(/^time\/broken: /u);
  });

  it("refuses what is about nothing that is held, and kinds it does not know", async () => {
    const file = given("a.tsr", stamp);
    expect(await refusal(archive, file, sha256("nothing"))).toMatch(/^sidecar\/target: /u);
    expect(await refusal(archive, file, "checkpoint 9999")).toMatch(/^sidecar\/target: /u);
    expect(await refusal(archive, given("a.sig", "x"), capture)).toMatch(/^sidecar\/name: /u);
    expect(await refusal(archive, "/nowhere/a.tsr", capture)).toMatch(/^intake\/unreadable: /u);
  });

  it("keeps a proof by OpenTimestamps that is about the file, without a claim of its own", async () => {
    const root = copyOf(archive);
    const ots = (about: string) => given("a.ots", Buffer.from(`${OTS}${about}f0`, "hex"));
    expect(await refusal(root, ots(sha256("x")), capture)).toMatch(
      /^sidecar\/other: .* about a file/u,
    );
    expect(await refusal(root, given("a.ots", "garbage"), capture)).toMatch(/^sidecar\/other: /u);
    await attachSidecar(root, ots(capture), capture);
    const { checked } = await verdictOn(root);
    expect(checked.join()).toMatch(/^1 proof file of other kinds: .* nothing more$/u);
  });

  it("is found out when a kept stamp was changed, or moved beside another file", async () => {
    const root = copyOf(archive);
    const changed = Buffer.from(stamp);
    changed[110]! ^= 1;
    writeFiles(root, { [sidecarPath(capture, "tsr")]: changed });
    expect((await verdictOn(root)).lines.join()).toMatch(/^time\/broken: /u);
    const moved = copyOf(archive);
    const { bytes } = openArchive(moved).checkpoints.at(-1)!;
    writeFiles(moved, { [sidecarPath(sha256(bytes), "tsr")]: stamp });
    expect((await verdictOn(moved)).lines.join()).toMatch(/^time\/broken: .* about bytes/u);
  });

  it("is not verified any more once its root is not trusted, and the build says so", async () => {
    const root = copyOf(archive);
    writeFiles(root, { [sidecarPath(capture, "tsr")]: stamp });
    writeFiles(root, { "content/time/root.pem": new TimeAuthority().root });
    const { checked, lines } = await verdictOn(root);
    expect(checked.join()).toMatch(/^0 of 1 time stamp/u);
    expect(lines.join()).toMatch(/^time\/untrusted: .* was not verified: no configured root/u);
  });

  it("names files among the sidecars that are none, and sees over a half-written one", async () => {
    const root = copyOf(archive);
    writeFiles(root, {
      "snapshots/sidecars/notes.txt": "x",
      [`snapshots/sidecars/${capture}.zip`]: "x",
      [`snapshots/sidecars/${sha256("nothing")}.tsr`]: "x",
      [`snapshots/sidecars/${capture}.tsr.77.tmp`]: "x",
    });
    const codes = (await verdictOn(root)).lines.map((line) => line.split(":")[0]);
    expect(codes).toEqual(["sidecar/target", "sidecar/name", "sidecar/name"]);
    const clean = copyOf(archive);
    writeFiles(clean, { [`snapshots/sidecars/${capture}.tsr.77.tmp`]: "x" });
    await attachSidecar(clean, given("a.tsr", stamp), capture);
    expect(Object.keys(treeOf(join(clean, "snapshots/sidecars")))).toEqual([`${capture}.tsr`]);
  });

  it("needs roots that can be read", async () => {
    const root = copyOf(archive);
    writeFileSync(join(root, "content/time/root.pem"), "hello");
    const line = "time/root: content/time/root.pem: it holds no certificate in PEM";
    expect((await verdictOn(root)).lines).toEqual([line]);
    edit(root, "content/archive.yaml", (yaml) => yaml.replace("time/root.pem", "../root.pem"));
    expect((await verdictOn(root)).lines.join()).toContain("must name a .pem file in content/");
  });
});
