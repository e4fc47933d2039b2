/** The log of a real collection, of thousands of entries, checked by programs of others. */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { verifySite } from "#checks/published-site.ts";
import { siteInFolder } from "#checks/site-files.ts";
import { putCheckpoints } from "../support/checkpoints.ts";
import { buildLedgerProgram, hasGo, needsGo } from "../support/go.ts";
import { testSigner } from "../support/log-keys.ts";
import { type MadeSite, makeSite } from "../support/made-site.ts";
import { hasShared, needsShared } from "../support/shared-data.ts";
import { builtCollection } from "../support/built-specimen.ts";
import { copyOf } from "../support/folders.ts";

const SIZES = [1, 256, 257, 4096, 6000];

describe.skipIf(!hasShared)(needsShared("the published log of the collection pga"), () => {
  let site: MadeSite;
  let sizes: readonly number[];
  beforeAll(async () => {
    const root = copyOf((await builtCollection("pga")).root);
    const { length } = openArchive(root).lines;
    expect(length).toBeGreaterThan(6000);
    sizes = [...SIZES, length];
    await putCheckpoints(root, sizes, await testSigner("archive.invalid/log"));
    site = makeSite(root);
  });

  it.skipIf(!hasGo)(needsGo("is one that Go's sumdb opens, proves and follows"), () => {
    const log = join(site.out, "log");
    const proofs = readdirSync(join(site.out, "record"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("/proof"))
      .map((path) => join(site.out, "record", path));
    expect(proofs.length).toBeGreaterThan(1500);
    const go = buildLedgerProgram();
    const { code, err, out } = go(["check", log, ...proofs]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      size: sizes.at(-1),
      checkpoints: sizes.length,
      proofs: proofs.length,
    });
    const tile = join(log, "tile/0/007");
    const bytes = readFileSync(tile);
    writeFileSync(tile, bytes.with(4000, bytes[4000]! ^ 1));
    expect(go(["check", log]).code).toBe(1);
    writeFileSync(tile, bytes);
  });

  it("is one that verify.py and our own verification find nothing wrong with", async () => {
    const since = join(site.out, "log/checkpoints/257");
    const held = { since: readFileSync(since) };
    const { notes, problems } = await verifySite(siteInFolder(site.out), held, SILENT);
    expect([problems, notes]).toEqual([[], []]);
    const program = join(process.cwd(), "public/verify/verify.py");
    const ran = spawnSync("python3", [program, site.out, "--since", since], { encoding: "utf8" });
    expect(ran.stdout).toContain("Nothing that was checked is wrong");
    expect(ran.status).toBe(0);
  });
});
