/** A published site as whoever checks it sees it: files under addresses, in a folder or on a server. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { filesUnder, readIfThere } from "#base/files.ts";
import { Refusal, problem, refuse } from "#base/problems.ts";
import { fileOf } from "#base/made-files.ts";

export interface SiteFiles {
  /** As people know it: a path, an address. */
  readonly name: string;
  /**
   * What an address answers with, undefined where there is nothing.
   *
   * @throws Refusal where there is no telling: the server does not answer.
   */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Every file; undefined where a site cannot be listed. */
  readonly list: readonly string[] | undefined;
  /** How many addresses may be asked for at the same time. */
  readonly width: number;
}

/** The site in a folder. @throws Refusal where there is no such folder. */
export function siteInFolder(folder: string): SiteFiles {
  if (!existsSync(folder)) refuse("site/none", { what: `there is no folder ${folder}` });
  const read = (path: string) => Promise.resolve(readIfThere(join(folder, fileOf(path))));
  return { name: folder, read, list: filesUnder(folder), width: 1 };
}

const WIDTH = 6;
const ATTEMPTS = 3;
const PAUSE = 500;
const PATIENCE = 60_000;
/** More than any file of a site; a server that sends on and on is no site. */
const LIMIT = 256 * 1024 ** 2;

/** The site whose home is at an address. */
export function siteAtAddress(address: string): SiteFiles {
  const home = new URL(address.endsWith("/") ? address : `${address}/`);
  const at = (path: string) => new URL(path.split("/").map(encodeURIComponent).join("/"), home);
  return { name: home.href, read: (path) => persistently(at(path)), list: undefined, width: WIDTH };
}

async function persistently(url: URL): Promise<Uint8Array | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await answerOf(url);
    } catch (error) {
      const what = `${url.href}: ${reasonOf(error)}`;
      if (attempt === ATTEMPTS) {
        throw new Refusal([problem("site/unanswered", { what })], { cause: error });
      }
      await setTimeout(attempt * PAUSE);
    }
  }
}

async function answerOf(url: URL): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (response.ok) return bodyOf(response);
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return undefined;
  throw new Error(`it answers with status ${response.status}`);
}

async function bodyOf({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LIMIT) throw new Error("its answer does not end");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What `fetch` hides in the cause of its error: a name that is not found, a refused connection. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
