/** Archives with something to issue, and what came of it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Archive } from "#archive/open.ts";
import { openArchive } from "#archive/open.ts";
import { printSignerKey, printVerifierKey } from "#ledger/keys.ts";
import { type IssueCall, type IssueResult, issue as carryOut } from "#intake/issue.ts";
import type { GivenKey } from "#intake/signing.ts";
import { PROVISION, add, instant, makeArchive, page, provisionFile } from "./archives.ts";
import { testSigner } from "./log-keys.ts";

export const QUOTED = "we may use your data";
export const FILE = "content/provisions/acme/terms/training.md";
export const ISSUE_TIME = instant("2026-06-02T00:00:00Z");

/** A page of terms that holds the quotation of {@link provisionFile}. */
export const quoting = (more = "One."): string => page(`At times ${QUOTED}.`, more);

/** The front matter of a right provision with other words where they are given. */
export const provisionWith = (changes: Readonly<Record<string, string>>): string =>
  provisionFile(PROVISION.map((line) => changes[line.split(":")[0]!.trim()] ?? line));

/** An archive with one capture and one provision that is quoted from it. */
export async function issuable(
  files: Readonly<Record<string, string>> = {},
  data = quoting(),
): Promise<string> {
  const root = makeArchive({ [FILE]: provisionFile(), ...files });
  await add(root, [{ at: "2026-01-01T00:00:00Z", data }]);
  return root;
}

export const issue = (root: string, call: Partial<IssueCall> = {}): Promise<IssueResult> =>
  carryOut(root, { now: ISSUE_TIME, ...call });

/** An archive whose one provision was issued once. */
export async function issued(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await issuable(files);
  await issue(root);
  return root;
}

export function edit(root: string, file: string, change: (text: string) => string): void {
  const path = join(root, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

/** The issued versions of a record. */
export const versionsOf = (root: string, id = "CA-P-000001") =>
  (openArchive(root).records as ReadonlyMap<string, ReturnType<Archive["records"]["get"]>>).get(
    id,
  ) ?? [];

/** A key for tests, as a command is given it, and as archive.yaml names it. */
export async function givenKey(name = "archive.example.org/log", first = 0) {
  const key = await testSigner(name, first);
  const given: GivenKey = { text: `${printSignerKey(key)}\n`, from: "the test" };
  return { given, verifier: printVerifierKey(key.verifier), key };
}
