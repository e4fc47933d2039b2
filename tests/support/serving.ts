/** Serves built sites, and opens a browser, until the test file has run. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { serveFolder } from "../../scripts/serve.ts";
import { muniment } from "./command.ts";
import { temporaryFolder } from "./folders.ts";

const servers: Server[] = [];

afterAll(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The origin at which a folder is served, as a plain static host would. */
export async function served(folder: string): Promise<string> {
  const server = await serveFolder(folder, 0);
  servers.push(server);
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

/** Builds the site of an archive and serves it. */
export async function buildAndServe(root: string): Promise<{ out: string; origin: string }> {
  const out = join(temporaryFolder(), "site");
  const built = await muniment(["build", "--archive", root, "--out", out, "--quiet"]);
  expect(built, built.err).toMatchObject({ code: 0 });
  return { out, origin: await served(out) };
}
