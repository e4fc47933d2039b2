/** Signatures as openssl sees them, with a few lines of Python that read the note. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printPem, printVerifierKey } from "#ledger/keys.ts";
import { printNote } from "#ledger/note.ts";
import { signText } from "#ledger/signatures.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";
import { testSigner, testWitness } from "../support/log-keys.ts";

const SCRIPT = join(import.meta.dirname, "../fixtures/ledger/check_note.py");
const TEXT = "archive.example/log\n3\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n";

const OPENSSL = "openssl";
const PYTHON = "python3";
/** In CI they are there, or the suite fails. */
const hasTools =
  process.env["CI"] !== undefined ||
  [OPENSSL, PYTHON].every((tool) => spawnSync(tool, ["help"]).error === undefined);
const title = "openssl and Python";
const needsTools = hasTools ? title : `${title} (skipped: install openssl and python3)`;

describe.skipIf(!hasTools)(needsTools, () => {
  const check = (note: string, vkey: string) => {
    const folder = temporaryFolder();
    writeFiles(folder, { note, vkey: `${vkey}\n` });
    const { status, stderr } = spawnSync(PYTHON, [
      SCRIPT,
      join(folder, "note"),
      join(folder, "vkey"),
    ]);
    return { status, err: stderr.toString() };
  };

  it("verify what the log and a witness signed, and nothing else", async () => {
    const signer = await testSigner();
    const witness = await testWitness();
    const signatures = [await signText(TEXT, signer), await witness.cosign(TEXT, 1_679_315_147)];
    const note = printNote({ text: TEXT, signatures });
    for (const key of [signer.verifier, witness.key]) {
      expect(check(note, printVerifierKey(key))).toEqual({ status: 0, err: "" });
      expect(check(note.replace("\n3\n", "\n4\n"), printVerifierKey(key)).status).toBe(1);
    }
  });

  it("read the public key that we print", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "key.pem": printPem((await testSigner()).verifier) });
    const args = ["pkey", "-pubin", "-in", join(folder, "key.pem"), "-noout", "-text"];
    expect(spawnSync(OPENSSL, args).stdout.toString()).toContain("03:a1:07:bf:f3:ce:10:be");
  });
});
