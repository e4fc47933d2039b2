/**
 * Builds sites that many test files read, each at most once in a run, and serves them: a small
 * server in the process that starts the tests, since every test file runs in a process of its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveFolder } from "../../scripts/serve.ts";
import { PROJECT, muniment } from "./command.ts";
import { shared } from "./shared-data.ts";

/** A built site that is only read. */
export interface BuiltSite {
  /** The archive it was built from. */
  readonly root: string;
  readonly out: string;
  /** Where a plain static host serves it. */
  readonly origin: string;
}

export interface Builder {
  /** Answers `/specimen` and `/<name of a collection>` with a `BuiltSite`, once it is built. */
  readonly address: string;
  close(): void;
}

export async function startBuilder(): Promise<Builder> {
  const folder = mkdtempSync(join(tmpdir(), "muniment-built-"));
  const sites: Server[] = [];
  const built = new Map<string, Promise<BuiltSite>>();
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    if (!built.has(name)) built.set(name, make(name));
    built.get(name)!.then(
      (site) => response.end(JSON.stringify(site)),
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      },
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const each of [server, ...sites]) {
        each.closeAllConnections();
        each.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function make(name: string): Promise<BuiltSite> {
    const out = join(folder, name, "site");
    const root = name === "specimen" ? PROJECT : join(folder, name, "archive");
    if (name !== "specimen") {
      await run("import", "ota", shared("ota", `${name}-versions.bundle`), "--archive", root);
    }
    await run("build", "--archive", root, "--out", out);
    const site = await serveFolder(out, 0);
    sites.push(site);
    return { root, out, origin: `http://localhost:${(site.address() as AddressInfo).port}` };
  }
}

async function run(...args: readonly string[]): Promise<void> {
  const { code, err } = await muniment([...args, "--quiet"]);
  if (code !== 0) throw new Error(`muniment ${args.join(" ")}: ${err}`);
}
