import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { sha256 } from "#base/hash.ts";
import { askAuthority } from "#intake/time-authority.ts";
import { stampNewest } from "#intake/stamp.ts";
import { refusalOf } from "../support/archives.ts";
import { copyOf, treeOf } from "../support/folders.ts";
import { issuable, issued } from "../support/issuing.ts";
import { configureTime } from "../support/stamping.ts";
import {
  type Answer,
  TimeAuthority,
  hasOpenssl,
  serveAuthority,
} from "../support/time-authority.ts";

const NONCE = "40000000000000000000000000000001";
const title = hasOpenssl ? "stamp" : "stamp (skipped: install openssl)";

describe.skipIf(!hasOpenssl)(title, () => {
  let authority: TimeAuthority;
  let archive: string;
  const servers: Server[] = [];

  beforeAll(async () => {
    authority = new TimeAuthority();
    archive = await issued();
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A copy of the archive whose authority answers so. */
  async function asking(answer: (query: Buffer) => Answer | undefined) {
    const root = copyOf(archive);
    const { address, server } = await serveAuthority(answer);
    servers.push(server);
    configureTime(root, authority, address);
    return root;
  }
  const whole = (query: Buffer): Answer => ({ body: authority.reply(query) });

  /** What it is refused with, once it is sure that nothing was written. */
  async function refusal(root: string, nonce = NONCE) {
    const before = treeOf(root);
    const [problem] = await refusalOf(() => stampNewest(root, nonce));
    expect(treeOf(root)).toEqual(before);
    return `${problem?.code}: ${problem?.what}`;
  }

  it("keeps a token over the newest checkpoint, under the checkpoint's hash", async () => {
    const root = await asking(whole);
    const { claim, file, size } = await stampNewest(root, NONCE);
    const { bytes } = openArchive(root).checkpoints.at(-1)!;
    expect(file).toBe(`snapshots/sidecars/${sha256(bytes)}.tsr`);
    expect(claim?.authority).toBe("Test Stamps, Test Trust");
    expect(size).toBe(openArchive(root).ledger.length);
  });

  it("does not ask again for a checkpoint that is stamped", async () => {
    let asked = 0;
    const root = await asking((query) => (asked++, whole(query)));
    await stampNewest(root, NONCE);
    const before = treeOf(root);
    expect((await stampNewest(root, NONCE)).claim).toBeUndefined();
    expect(asked).toBe(1);
    expect(treeOf(root)).toEqual(before);
  });

  it("refuses a reply to another query, such as an old one", async () => {
    const root = await asking(whole);
    const { bytes } = openArchive(root).checkpoints.at(-1)!;
    const old = await asking(() => ({ body: authority.stamp(bytes) }));
    expect(await refusal(old)).toMatch(/^time\/broken: .* is to another query than ours/u);
  });

  it("refuses a token over other bytes, and garbage", async () => {
    const other = await asking(() => ({ body: authority.stamp("other") }));
    expect(await refusal(other)).toMatch(/^time\/broken: .* it is about bytes with the SHA-256/u);
    const garbage = await asking(() => ({ body: "garbage" }));
    expect(await refusal(garbage)).toMatch(/^time\/broken: .* it is no reply/u);
  });

  it("refuses a token that no configured root vouches for", async () => {
    const stranger = new TimeAuthority();
    const root = await asking((query) => ({ body: stranger.reply(query) }));
    expect(await refusal(root)).toMatch(/^time\/untrusted: .* no configured root vouches/u);
  });

  it("says what the authority answered, or why it did not", async () => {
    const broken = await asking(() => ({ status: 503, body: "" }));
    expect(await refusal(broken)).toMatch(/^time\/authority: .* it answered with status 503/u);
    const page = await asking(() => ({ type: "text/html; charset=utf-8", body: "<p>Hello" }));
    expect(await refusal(page)).toMatch(/^time\/authority: .* it answered with text\/html/u);
    const long = await asking(() => ({ body: Buffer.alloc(1_000_001) }));
    expect(await refusal(long)).toMatch(/^time\/authority: .* its reply is over 1000000 bytes/u);
    const gone = await asking(whole);
    servers.at(-1)!.close();
    expect(await refusal(gone)).toMatch(/^time\/authority: .* nothing listens there/u);
  });

  it("does not wait for ever", async () => {
    const { address, server } = await serveAuthority(() => undefined);
    servers.push(server);
    const [problem] = await refusalOf(() => askAuthority(address, Buffer.of(0), 50));
    expect(problem?.what).toContain("it did not answer in time");
  });

  it("needs an authority, a root to hold it against, and a checkpoint", async () => {
    const unset = copyOf(archive);
    expect(await refusal(unset)).toMatch(/^time\/settings: no time-stamping authority/u);
    const rootless = await asking(whole);
    const settings = join(rootless, "content/archive.yaml");
    const yaml = readFileSync(settings, "utf8").replace(/ {2}roots:.*\n/u, "");
    writeFileSync(settings, yaml);
    rmSync(join(rootless, "content/time"), { recursive: true });
    expect(await refusal(rootless)).toMatch(/^time\/settings: no root is configured/u);
    expect(await refusal(await issuable())).toMatch(/^time\/nothing: /u);
  });
});
