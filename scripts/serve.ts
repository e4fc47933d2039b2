import { existsSync, readFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import sirv from "sirv";
import { Refusal, problem, refuse } from "#base/problems.ts";
import { type Common, PROJECT, note, portOption, say } from "./report.ts";

interface Options extends Common {
  readonly port?: string;
}

/** Serves until it is interrupted. */
export async function serve([dir]: readonly string[], options: Options): Promise<number> {
  const folder = resolve(dir ?? join(PROJECT, "dist"));
  const server = await serveFolder(folder, portOption(options.port, 4173));
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}${basePathOf(folder)}`;
  say(options.json === true ? JSON.stringify({ ok: true, url }) : url);
  note("Stop with Ctrl+C.");
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await new Promise((done) => server.once("close", done));
  return 0;
}

/** The path under its origin that a site was built for, as its pages say. */
const basePathOf = (folder: string): string =>
  /<link rel="icon" href="([^"]*)favicon\.svg"/u.exec(
    readFileSync(join(folder, "index.html"), "utf8"),
  )?.[1] ?? "/";

/** Serves a built site on loopback, as a plain static host would: no rewriting, its own 404 page. */
export function serveFolder(folder: string, port: number): Promise<Server> {
  if (!existsSync(join(folder, "index.html"))) {
    refuse("site/none", { what: `${folder} holds no index.html` });
  }
  const notFound = join(folder, "404.html");
  const files = sirv(folder, {
    dev: true,
    etag: true,
    onNoMatch: (_, response) => {
      response.statusCode = 404;
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(existsSync(notFound) ? readFileSync(notFound) : "Not found");
    },
    setHeaders: (response) => {
      response.setHeader("x-content-type-options", "nosniff");
    },
  });
  const base = basePathOf(folder);
  const server = createServer((request, response) => {
    if (request.url?.startsWith(base)) request.url = request.url.slice(base.length - 1);
    files(request, response);
  });
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = problem("serve/port", { what: `port ${port} is in use` });
      failed(error.code === "EADDRINUSE" ? new Refusal([inUse]) : error);
    });
    server.listen(port, "localhost", () => done(server));
  });
}
