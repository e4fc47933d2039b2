/**
 * Go's own implementation of transparency logs, golang.org/x/mod/sumdb, as Debian packages it:
 * `golang-go` and `golang-golang-x-mod-dev`. It is built without network and without modules.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./folders.ts";

const GO = "go";
const GOPATH = "/usr/share/gocode";
const SOURCE = join(import.meta.dirname, "../fixtures/ledger/go");

/** In CI it is there, or the suite fails. */
export const hasGo =
  process.env["CI"] !== undefined ||
  (existsSync(join(GOPATH, "src/golang.org/x/mod/sumdb/tlog")) &&
    spawnSync(GO, ["version"]).status === 0);

/** The title of a suite that needs Go: says why it is skipped where it is. */
export const needsGo = (title: string): string =>
  hasGo ? title : `${title} (skipped: apt-get install golang-go golang-golang-x-mod-dev)`;

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds the program of tests/fixtures/ledger/go; gives what runs it. */
export function buildLedgerProgram(): (args: readonly string[], input?: string) => Outcome {
  const folder = temporaryFolder();
  const program = join(folder, "ledger");
  const offline = { GO111MODULE: "off", GOPATH, GOFLAGS: "", GOTOOLCHAIN: "local" };
  const env = { ...process.env, ...offline, CGO_ENABLED: "0", GOCACHE: join(folder, "cache") };
  const built = spawnSync(GO, ["build", "-o", program, "."], { cwd: SOURCE, env });
  if (built.status !== 0) throw new Error(`go build: ${built.stderr.toString()}`);
  return (args, input = "") => {
    const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  };
}
