import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { readSettings } from "#archive/content.ts";
import { logName } from "#archive/log-name.ts";
import { type Problem, refuse } from "#base/problems.ts";
import {
  type KeyName,
  isKeyName,
  printSignerKey,
  printVerifierKey,
  signerKey,
} from "#ledger/keys.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import { type Common, archiveOf, conclude } from "./report.ts";

interface Options extends Common {
  readonly name?: string;
  readonly out: string;
}

const SEED_LENGTH = 32;
const OWNER_ONLY = 0o600;

/** Makes a key from the system's randomness. Whoever has the file can sign as the archive. */
export async function key(_: readonly string[], options: Options): Promise<number> {
  const name = nameOf(options);
  const out = resolve(options.out);
  if (existsSync(out)) refuse("content/exists", { what: `${options.out} exists already` });
  const made = await signerKey(name, randomBytes(SEED_LENGTH));
  writeFileSync(out, `${printSignerKey(made)}\n`, { mode: OWNER_ONLY, flag: "wx" });
  const verifier = printVerifierKey(made.verifier);
  conclude(options, { file: out, name, key: verifier }, [
    `${options.out} holds the private key. Keep it secret, keep a copy, and never put it into version control.`,
    "What verifies its signatures, for content/archive.yaml:",
    "",
    "log:",
    `  origin: ${name}`,
    `  key: ${verifier}`,
    "",
    `Then: npx muniment issue --key ${options.out}`,
  ]);
  return 0;
}

/** The name given, else that of the archive's log. */
function nameOf(options: Options): KeyName {
  const name = options.name ?? nameOfArchive(options);
  if (isKeyName(name)) return name;
  const fix = "Give a name without white space or +, such as archive.example.org/log.";
  return refuse("call/option", { what: `"${name}" cannot be the name of a key`, fix });
}

function nameOfArchive(options: Options): string {
  const problems: Problem[] = [];
  const settings = readSettings(archiveOf(options), problems);
  if (settings !== undefined && (settings.origin !== UNSET_ORIGIN || settings.log?.origin)) {
    return logName(settings);
  }
  const what = "the archive's origin is not set, so the key has no name";
  return refuse("call/option", { what, fix: "Set it in content/archive.yaml, or give --name." });
}
