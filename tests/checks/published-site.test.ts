import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import type { HeldEvidence } from "#checks/published-checkpoints.ts";
import { verifySite } from "#checks/published-site.ts";
import { type SiteFiles, siteAtAddress, siteInFolder } from "#checks/site-files.ts";
import { parsePublished } from "#ledger/checkpoint.ts";
import { printVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { add, refusalOf } from "../support/archives.ts";
import { signed } from "../support/checkpoints.ts";
import { copyOf } from "../support/folders.ts";
import { testSigner } from "../support/log-keys.ts";
import { edit, givenKey, issuable, issue, quoting } from "../support/issuing.ts";
import { seal } from "../support/made-files.ts";
import { makeSite } from "../support/made-site.ts";

const { given, verifier } = await givenKey();

/** A log of 5 entries with checkpoints at 3 and 5. */
let root: string;
let whole: string;
beforeAll(async () => {
  root = await issuable();
  edit(root, "content/archive.yaml", (text) => `${text}log: { key: "${verifier}" }\n`);
  await issue(root, { key: given });
  await add(root, [{ at: "2026-02-01T00:00:00Z", data: quoting("Two.") }]);
  await issue(root, { key: given });
  whole = makeSite(root).out;
});

const findings = (site: SiteFiles, held: HeldEvidence = {}) => verifySite(site, held, SILENT);

/** The faults of a site that was changed, and sealed again where nothing else is said. */
async function faults(
  change: (file: (path: string) => string) => unknown,
  held: HeldEvidence = {},
  reseal = true,
): Promise<string[]> {
  const { out } = makeSite(root);
  await change((path) => join(out, path));
  if (reseal) seal(out);
  const { problems } = await findings(siteInFolder(out), held);
  return problems.map(({ code, what }) => `${code}: ${what}`);
}

const flip = (file: string, back = 5): void => {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.with(bytes.length - back, bytes.at(-back)! ^ 1));
};
const containing = (text: string): unknown => expect.stringContaining(text);

describe("verifying a published site", () => {
  it("finds nothing wrong with a whole one, and says what it checked and what it could not", async () => {
    const { checked, notes, problems } = await findings(siteInFolder(whole));
    expect(problems).toEqual([]);
    expect(notes.map(({ code }) => code)).toEqual(["log/no-earlier"]);
    expect(checked.join("\n")).toMatch(
      /^\d+ entries and 1 tile of the log archive\.example\.org\/log against the root [0-9a-f]{64}$/mu,
    );
    expect(checked).toContain(`/log/checkpoint is signed by ${verifier}`);
    expect(checked).toContainEqual(containing("each quotation at its place in its text"));
    expect(checked).toContainEqual(containing("2 checkpoints, each a beginning of the log"));
  });

  it("says that nobody signed, or that anybody can", async () => {
    const unsigned = await issuable();
    await issue(unsigned);
    const one = await findings(siteInFolder(makeSite(unsigned).out));
    expect([one.problems, one.notes.map(({ code }) => code)]).toEqual([
      [],
      ["log/unsigned", "log/no-earlier"],
    ]);
    const test = copyOf(root);
    edit(test, "content/archive.yaml", (text) => text.replace('" }', '", test: true }'));
    const two = await findings(siteInFolder(makeSite(test).out));
    expect(two.notes.map(({ code }) => code)).toEqual(["log/test-key", "log/no-earlier"]);
  });

  it("names what is missing", async () => {
    const found = await faults((file) => rmSync(file("record"), { recursive: true }));
    expect(found).toContain("site/obliged: the site does not serve /record/CA-P-000001/v/1/");
    expect(found).toContain(
      "site/obliged: the site does not serve /record/CA-D-00001/v/2/text.txt",
    );
    expect(found).toContain("log/proof: /record/CA-D-00001/v/1/proof: the site does not serve it");
    expect(await faults((file) => rmSync(file("log"), { recursive: true }))).toEqual([
      containing("log/none"),
    ]);
  });

  it("names bytes and records that were changed", async () => {
    expect(await faults((file) => flip(file("record/CA-D-00001/v/2/text.txt")))).toEqual([
      containing("site/changed: /record/CA-D-00001/v/2/text.txt holds other bytes"),
    ]);
    const found = await faults((file) =>
      edit("", file("record/CA-P-000001/v/1/record.json"), (text) =>
        text.replace("may use your data", "may sell your data"),
      ),
    );
    expect(found).toEqual([
      containing("site/changed: /record/CA-P-000001/v/1/record.json"),
      "site/record: CA-P-000001 v1: its evidence has another hash",
      "site/record: CA-P-000001 v1: the quotation does not stand at its place in the text",
    ]);
  });

  it("names what of the log was changed", async () => {
    const newest = makeSite(root).archive.checkpoints.at(-1)!.size;
    const entry = await faults((file) => flip(file(`log/tile/entries/000.p/${newest}`), 30));
    expect(entry).toContainEqual(containing("log/entry: the entries give the root"));
    expect(entry).toContainEqual(containing("is not the leaf that /log/tile/0/ has for it"));
    expect(await faults((file) => flip(file(`log/tile/0/000.p/${newest}`)))).toContainEqual(
      containing("log/entry: the tiles give the root"),
    );
    expect(await faults((file) => rmSync(file(`log/tile/0/000.p/${newest}`)))).toContainEqual(
      containing(`log/entry: the site does not serve /log/tile/0/000.p/${newest}`),
    );
    expect(await faults((file) => flip(file("log/checkpoints/3"), 130))).toContainEqual(
      containing("log/checkpoint: /log/checkpoints/3 "),
    );
    expect(await faults((file) => flip(file("log/checkpoint")))).toContainEqual(
      containing("log/signature: /log/checkpoint: the signature of"),
    );
    expect(await faults((file) => flip(file("record/CA-P-000001/v/1/proof"), 250))).toContainEqual(
      containing("log/proof: /record/CA-P-000001/v/1/proof: "),
    );
  });

  it("does not believe a size that no archive has", async () => {
    const found = await faults((file) =>
      edit("", file("log/checkpoint"), (text) => text.replace(/\n\d+\n/u, "\n9007199254740991\n")),
    );
    expect(found).toEqual([containing("it states a size of 9007199254740991")]);
  });

  it("finds another key out, against the key or the checkpoint that the caller holds", async () => {
    const other = await testSigner("archive.example.org/log", 9);
    const anew = async (file: (path: string) => string) => {
      const checkpoint = parsePublished(readFileSync(file("log/checkpoint")));
      if (checkpoint instanceof Rejected) throw new Error(checkpoint.reason);
      writeFileSync(file("log/checkpoint"), await signed(checkpoint, other));
      writeFileSync(file("log/vkey"), `${printVerifierKey(other.verifier)}\n`);
    };
    expect(await faults(anew)).toEqual([]);
    expect(await faults(anew, { vkey: verifier })).toContainEqual(
      containing("log/signature: the site publishes another key"),
    );
    const since = readFileSync(join(whole, "log/checkpoint"));
    expect(await faults(anew, { since })).toEqual([
      containing("log/signature: the checkpoint that you hold: it carries no signature of"),
    ]);
  });

  it("finds a log that was rolled back, rewritten or is another one", async () => {
    const since = readFileSync(join(whole, "log/checkpoint"));
    const back = (file: (path: string) => string) =>
      writeFileSync(file("log/checkpoint"), readFileSync(file("log/checkpoints/3")));
    expect(await faults(back, { since })).toContainEqual(containing("it was rolled back"));
    expect(await faults(() => undefined, { since })).toEqual([]);
    const rewritten = Buffer.from(since.toString().replace(/\n(\d+)\n/u, "\n2\n"));
    expect(await faults(() => undefined, { since: rewritten })).toEqual([
      containing(
        "log/rollback: the checkpoint that you hold covers other entries than the first 2",
      ),
    ]);
    const foreign = Buffer.from(since.toString().replace("archive.example", "other.example"));
    expect(await faults(() => undefined, { since: foreign })).toEqual([
      containing("is of another log: other.example.org/log"),
    ]);
  });

  it("holds every file against the seal", async () => {
    const page = "platform/acme/terms/training/index.html";
    const found = await faults((file) => writeFileSync(file(page), "other"), {}, false);
    expect(found).toEqual([`site/sums: /${page} was changed: SHA256SUMS lists it`]);
    expect(await faults((file) => rmSync(file("SHA256SUMS")), {}, false)).toEqual([
      "site/sums: there is no SHA256SUMS",
    ]);
  });
});

describe("verifying a site at an address", () => {
  let server: Server;
  let address: string;
  let status = 0;
  beforeAll(async () => {
    const files = sirv(whole, { dev: true });
    server = createServer((request, response) => {
      response.statusCode = status || 200;
      if (status !== 0) response.end();
      else {
        request.url = request.url!.slice("/terms".length);
        files(request, response, () => {
          response.statusCode = 404;
          response.end();
        });
      }
    });
    await new Promise<void>((done) => void server.listen(0, "localhost", done));
    address = `http://localhost:${(server.address() as AddressInfo).port}/terms`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("finds the same as in its folder, but for the seal", async () => {
    const since = readFileSync(join(whole, "log/checkpoints/3"));
    const there = await findings(siteAtAddress(address), { since });
    expect([there.problems, there.notes]).toEqual([[], []]);
    const { checked } = await findings(siteInFolder(whole), { since });
    expect(there.checked).toEqual(checked.filter((line) => !line.includes("SHA256SUMS")));
  });

  it("names what the server does not have", async () => {
    const proof = join(whole, "record/CA-P-000001/v/1/proof");
    const bytes = readFileSync(proof);
    rmSync(proof);
    const { problems } = await findings(siteAtAddress(`${address}/`));
    writeFileSync(proof, bytes);
    expect(problems.map(({ what }) => what)).toEqual([
      "/record/CA-P-000001/v/1/proof: the site does not serve it",
    ]);
  });

  it("does not take a server that fails for one that lacks files", async () => {
    status = 503;
    const refused = await refusalOf(() => findings(siteAtAddress(address)));
    status = 0;
    expect(refused.map(({ code, what }) => `${code}: ${what}`)).toEqual([
      `site/unanswered: ${address}/log/checkpoint: it answers with status 503`,
    ]);
  });
});
