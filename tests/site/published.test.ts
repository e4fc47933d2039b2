/** A built site, checked with tools that share no code with what built it. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "#base/canonical-json.ts";
import { sha256 } from "#base/hash.ts";
import { parseBundle, printBundle } from "#ledger/bundle.ts";
import { parsePublished } from "#ledger/checkpoint.ts";
import { printVerifierKey } from "#ledger/keys.ts";
import { leafHash } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { printTile } from "#ledger/tile-hashes.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { muniment } from "../support/command.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { seal as resealed } from "../support/made-files.ts";
import { buildLedgerProgram, hasGo, needsGo } from "../support/go.ts";
import { signed } from "../support/checkpoints.ts";
import { type IssuedSpecimen, issuedSpecimen } from "../support/issued-specimen.ts";
import { testSigner } from "../support/log-keys.ts";

let specimen: IssuedSpecimen;
let out: string;
beforeAll(async () => {
  specimen = await issuedSpecimen();
  out = join(temporaryFolder(), "site");
  const call = ["build", "--archive", specimen.root, "--out", out, "--quiet", "--json"];
  const built = await muniment(call);
  expect(built).toMatchObject({ code: 0 });
  const { seal } = JSON.parse(built.out) as { seal: { sha256: string } };
  expect(seal.sha256).toBe(sha256(readFileSync(join(out, "SHA256SUMS"))));
});

/** A copy that is changed and then sealed again, as somebody would who wants it not to be noticed. */
async function tampered(change: (site: string) => unknown): Promise<string> {
  const site = join(temporaryFolder(), "site");
  cpSync(out, site, { recursive: true });
  await change(site);
  resealed(site);
  return site;
}

const given = <T>(value: T | Rejected): T => {
  if (value instanceof Rejected) throw new Error(value.reason);
  return value;
};

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
};

const SHA256SUM = "sha256sum";
const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe("the seal of a site", () => {
  it("is checked by sha256sum, the search index apart, and covers every file", () => {
    for (const list of ["SHA256SUMS", "SHA256SUMS.search"]) {
      const { status, stderr } = spawnSync(SHA256SUM, ["-c", "--quiet", list], { cwd: out });
      expect([status, stderr.toString()]).toEqual([0, ""]);
    }
    const listed = ["SHA256SUMS", "SHA256SUMS.search"].flatMap((list) =>
      readFileSync(join(out, list), "utf8").trimEnd().split("\n"),
    );
    expect(listed.length).toBe(Object.keys(treeOf(out)).length - 2);
    expect(readFileSync(join(out, "SHA256SUMS"), "utf8")).not.toContain("pagefind/");
  });
});

describe.skipIf(!hasGo)(needsGo("Go's sumdb, on a built site"), () => {
  const proofs = () =>
    readdirSync(join(out, "record"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith("/proof"))
      .map((path) => join(out, "record", path));

  it("opens the checkpoints, proves every entry and checks every proof", () => {
    const { code, err, out: said } = buildLedgerProgram()(["check", join(out, "log"), ...proofs()]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(said)).toMatchObject({
      origin: "specimen.muniment.example/log",
      size: specimen.sizes.at(-1),
      checkpoints: specimen.sizes.length,
      proofs: proofs().length,
    });
    expect(proofs().length).toBeGreaterThan(60);
  });

  it("refuses it when one byte of the log or of a proof was changed", async () => {
    const go = buildLedgerProgram();
    const site = await tampered(() => undefined);
    const [proof = ""] = proofs();
    const files = Object.keys(treeOf(join(site, "log"))).map((path) => join(site, "log", path));
    const copied = proof.replace(out, site);
    const accepted = [...files, copied].filter((file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.with(bytes.length - 5, bytes.at(-5)! ^ 1));
      const { code } = go(["check", join(site, "log"), copied]);
      writeFileSync(file, bytes);
      return code === 0;
    });
    expect(accepted.map((file) => file.slice(site.length))).toEqual([]);
    expect(go(["check", join(site, "log"), copied]).code).toBe(0);
  });
});

describe("the commands on the verify page", () => {
  /** A `curl` that takes files from the built site instead of from where it will be published. */
  const offline = () => {
    const folder = temporaryFolder();
    const script = `#!/bin/sh\n# curl -sS ADDRESS -o FILE\ncp "${out}/\${2#https://*/}" "$4"\n`;
    writeFileSync(join(folder, "curl"), script);
    chmodSync(join(folder, "curl"), 0o755);
    return { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
  };

  /** What the page prints to be pasted into a terminal, and holds this word. */
  const commandWith = (word: string): string => {
    const html = readFileSync(join(out, "verify/index.html"), "utf8");
    const blocks = [...html.matchAll(/<pre[^>]*>([^]*?)<\/pre>/gu)].map(([, text = ""]) =>
      text
        .replaceAll(/<[^>]+>/gu, "")
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&"),
    );
    return blocks.find((text) => text.includes(word)) ?? `no command with ${word}`;
  };

  it("verify the checkpoint's signature with openssl", () => {
    const run = (command: string, cwd: string) =>
      spawnSync("bash", ["-e", "-c", command], { cwd, env: offline(), encoding: "utf8" });
    const command = commandWith("openssl pkeyutl");
    const right = run(command, temporaryFolder());
    expect([right.status, right.stderr]).toEqual([0, ""]);
    expect(right.stdout).toContain("Signature Verified Successfully");
    const wrong = command.replace("\nopenssl", "\necho x >> signed.txt\nopenssl");
    expect(run(wrong, temporaryFolder()).status).not.toBe(0);
  });

  it.skipIf(!hasPython)("fetch verify.py, check its hash and run it", () => {
    const command = commandWith("verify.py").replaceAll("FOLDER", `'${out}'`);
    const { status, stdout } = spawnSync("bash", ["-e", "-c", command], {
      cwd: temporaryFolder(),
      env: offline(),
      encoding: "utf8",
    });
    expect(stdout).toContain("verify.py: OK");
    expect(stdout).toContain("Nothing that was checked is wrong");
    expect(status).toBe(0);
  });
});

describe.skipIf(!hasPython)("verify.py", () => {
  const PROGRAM = join(process.cwd(), "public/verify/verify.py");
  const run = (args: readonly string[], env = process.env) => {
    const { status, stdout, stderr } = spawnSync("python3", [PROGRAM, ...args], {
      encoding: "utf8",
      env,
    });
    expect(stderr).not.toContain("Traceback");
    return { code: status, said: stdout };
  };
  /** What is said to fail; nothing may crash. */
  const failures = (...args: readonly string[]): string[] => {
    const { code, said } = run(args);
    const lines = said.split("\n").filter((line) => line.startsWith("FAILS"));
    expect(code).toBe(lines.length === 0 ? 0 : 1);
    return lines.map((line) => line.replace(/^FAILS\s+/u, ""));
  };
  const size = (back: number): number => specimen.sizes.at(-1 - back)!;
  const bundleOf = (site: string) => join(site, `log/tile/entries/000.p/${size(0)}`);
  const tileOf = (site: string) => join(site, `log/tile/0/000.p/${size(0)}`);
  const entriesIn = (site: string): Uint8Array[] =>
    given(parseBundle(readFileSync(bundleOf(site)), size(0)));
  const RECORD = "record/MU-P-000001/v/1";

  it("is one short file", () => {
    expect(readFileSync(PROGRAM, "utf8").split("\n").length).toBeLessThanOrEqual(351);
  });

  it("finds nothing wrong with the site, nor with any checkpoint that it published", () => {
    expect(failures(out)).toEqual([]);
    for (const each of specimen.sizes) {
      const since = join(out, `log/checkpoints/${each}`);
      const { code, said } = run([out, "--since", since, "--vkey", specimen.vkey]);
      expect(code).toBe(0);
      expect(said).toMatch(/holds +log\/checkpoint is signed by specimen\.muniment\.example\/log/u);
      expect(said).toContain(`the log goes on from the ${each} entries`);
      expect(said).toContain("wrong; 0 not checked.");
    }
  });

  it("finds nothing wrong with a record or a version of a document, however its ID is written", () => {
    const since = join(out, "log/checkpoints/100");
    expect(run([out, "mu-p-000001", "v1", "--since", since])).toMatchObject({
      code: 0,
      said: expect.stringMatching(
        /the quotation stands[^]*captured bytes[^]*0 not checked/u,
      ) as string,
    });
    expect(failures(out, "MU-D-00001", "1")).toEqual([]);
  });

  it("never says that a signature holds where there is no openssl", () => {
    const folder = temporaryFolder();
    const python = spawnSync("python3", ["-c", "import sys; print(sys.executable)"]);
    const { status, stdout } = spawnSync(python.stdout.toString().trim(), [PROGRAM, out], {
      encoding: "utf8",
      env: { PATH: folder },
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/not checked +log\/checkpoint: who signed it, for no program openssl/u);
    expect(stdout).not.toContain("is signed by");
  });

  it("tells captured bytes that were changed", async () => {
    const [name = ""] = readdirSync(join(out, "evidence"));
    const site = await tampered((at) => {
      const file = join(at, "evidence", name);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.with(9, bytes[9]! ^ 1));
    });
    expect(failures(site)).toEqual([expect.stringContaining(`evidence/${name} was changed`)]);
  });

  it("tells a quotation that was changed, with all hashes in the record made to fit", async () => {
    const site = await tampered((at) =>
      edit(join(at, RECORD, "record.json"), (text) => {
        const record = JSON.parse(text) as IssuedRecord;
        const quotation = { ...record.evidence.quotation, text: "We owe you everything." };
        const evidence = { ...record.evidence, quotation };
        const evidenceSha256 = sha256(canonicalJson(evidence));
        return `${canonicalJson({ ...record, evidence, evidenceSha256 })}\n`;
      }),
    );
    const quotation = /the quotation does not stand at code points \d+ to \d+ of text\.txt$/u;
    for (const call of [[site], [site, "MU-P-000001", "1"]]) {
      expect(failures(...call)).toEqual([
        expect.stringContaining("record.json was changed"),
        expect.stringContaining("its evidence was changed"),
        expect.stringMatching(quotation),
      ]);
    }
  });

  it("tells a record of which the opinion was changed", async () => {
    const site = await tampered((at) =>
      edit(join(at, RECORD, "record.json"), (text) =>
        text.replace(/"severity":"\w+"/u, '"severity":"none"'),
      ),
    );
    for (const call of [[site], [site, "MU-P-000001", "1"]]) {
      expect(failures(...call)).toEqual([
        expect.stringContaining("record.json was changed"),
        expect.stringContaining("its analysis was changed"),
      ]);
    }
  });

  it("tells a proof that was changed", async () => {
    const site = await tampered((at) =>
      edit(join(at, RECORD, "proof"), (text) =>
        text.replace(/\n(.{43}=)\n/u, `\n${"A".repeat(43)}=\n`),
      ),
    );
    const wrong = [expect.stringContaining("proof does not lead from its entry to the root")];
    expect(failures(site)).toEqual(wrong);
    expect(failures(site, "MU-P-000001", "1")).toEqual(wrong);
  });

  it("tells entries in another order, whether or not the tiles follow", async () => {
    const swapped = (site: string) => {
      const entries = entriesIn(site);
      return [...entries.slice(0, 5), entries[6]!, entries[5]!, ...entries.slice(7)];
    };
    const inBundle = (at: string) => writeFileSync(bundleOf(at), given(printBundle(swapped(at))));
    const one = failures(await tampered(inBundle));
    expect(one).toContainEqual(expect.stringContaining("the entries are in another order"));
    expect(one).toContainEqual(expect.stringContaining("give another root than log/checkpoint"));
    const both = await tampered((at) => {
      writeFileSync(tileOf(at), printTile(swapped(at).map(leafHash)));
      inBundle(at);
    });
    expect(failures(both)).toContainEqual(
      expect.stringContaining("give another root than log/checkpoint"),
    );
  });

  it("tells what was deleted", async () => {
    const site = await tampered((at) =>
      rmSync(join(at, "record/MU-P-000001"), { recursive: true }),
    );
    const found = failures(site);
    for (const path of ["", "v/1/", "v/1/record.json", "v/1/text.txt"]) {
      expect(found).toContain(
        `record/MU-P-000001/${path} is missing: the log obliges the site to serve it`,
      );
    }
    expect(found).toContain(`${RECORD}/proof is missing`);
  });

  it("tells a log that was truncated", async () => {
    const shorter = (file: (site: string) => string, bytes: number) =>
      tampered((at) => writeFileSync(file(at), readFileSync(file(at)).subarray(0, -bytes)));
    expect(failures(await shorter(bundleOf, 9))).toContainEqual(
      expect.stringContaining("truncated"),
    );
    expect(failures(await shorter(tileOf, 32))).toContainEqual(
      expect.stringContaining("truncated"),
    );
    const checkpoint = (at: string) => join(at, "log/checkpoint");
    const lines = readFileSync(checkpoint(out)).length - 30;
    expect(failures(await shorter(checkpoint, lines))).toContainEqual(
      expect.stringContaining("log/checkpoint is no checkpoint, or truncated"),
    );
  });

  it("tells another key, also where it signed everything anew", async () => {
    const other = await testSigner("specimen.muniment.example/log", 7);
    const vkey = printVerifierKey(other.verifier);
    const onlyKey = await tampered((at) => writeFileSync(join(at, "log/vkey"), `${vkey}\n`));
    expect(failures(onlyKey)).toContainEqual(
      expect.stringContaining("log/checkpoint carries no signature of the key"),
    );
    const anew = await tampered(async (at) => {
      writeFileSync(join(at, "log/vkey"), `${vkey}\n`);
      const file = join(at, "log/checkpoint");
      const checkpoint = given(parsePublished(readFileSync(file)));
      writeFileSync(file, await signed(checkpoint, other));
    });
    expect(failures(anew)).toEqual([]);
    expect(failures(anew, "--vkey", specimen.vkey)).toContain(
      `the site publishes another key than yours: ${vkey}`,
    );
    expect(failures(anew, "--since", join(out, "log/checkpoint"))).toContainEqual(
      expect.stringMatching(/^the earlier checkpoint .* carries no signature of the key/u),
    );
    const flipped = await tampered((at) =>
      edit(join(at, "log/checkpoint"), (text) => text.replace(/.{6}\n$/u, "AAAA==\n")),
    );
    expect(failures(flipped)).toContainEqual(expect.stringContaining("signature"));
  });

  it("tells a log that was rolled back, to whoever holds a later checkpoint", async () => {
    const [before, now] = [size(1), size(0)];
    const site = await tampered((at) => {
      copyFileSync(join(at, `log/checkpoints/${before}`), join(at, "log/checkpoint"));
      rmSync(join(at, `log/checkpoints/${now}`));
    });
    expect(failures(site)).toEqual([]);
    expect(failures(site, "--since", join(out, "log/checkpoint"))).toEqual([
      expect.stringMatching(`^rollback: .* covers ${now} entries, the log has ${before}$`),
    ]);
  });

  it("tells files that were swapped", async () => {
    const texts = ["record/MU-D-00001/v/1/text.txt", "record/MU-D-00002/v/1/text.txt"] as const;
    const site = await tampered((at) => {
      const [a, b] = [join(at, texts[0]), join(at, texts[1])];
      renameSync(a, `${a}.x`);
      renameSync(b, a);
      renameSync(`${a}.x`, b);
    });
    expect(failures(site)).toEqual([
      expect.stringMatching(`^${texts[0]} was changed.*: swapped with ${texts[1]}$`),
      expect.stringMatching(`^${texts[1]} was changed.*: swapped with ${texts[0]}$`),
    ]);
  });

  it("tells a file that is not the one that was sealed", () => {
    const site = join(temporaryFolder(), "site");
    cpSync(out, site, { recursive: true });
    edit(join(site, "index.html"), (html) => `${html} `);
    expect(failures(site)).toEqual(["index.html was changed: SHA256SUMS lists it"]);
  });
});
