/** Time stamps on a built site: what pages say of them, and the commands that pages print. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { coveredBytes, sidecarTargets } from "#archive/sidecars.ts";
import { siteOf } from "#views/site.ts";
import { timeProofs } from "#views/time-proofs.ts";
import { muniment } from "../support/command.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";
import { edit, issue, issued } from "../support/issuing.ts";
import { htmlFaults } from "../support/pages.ts";
import { hasPdfTools, needsPdfTools, rowsOf } from "../support/pdf-tools.ts";
import { configureTime } from "../support/stamping.ts";
import { TimeAuthority, hasOpenssl, serveAuthority } from "../support/time-authority.ts";

const title = hasOpenssl ? "time stamps" : "time stamps (skipped: install openssl)";
const RECORD = "record/CA-P-000001/v/1/index.html";
const VERSION = "record/CA-D-00001/v/1/index.html";

describe.skipIf(!hasOpenssl)(title, () => {
  let site: string;
  let root: string;
  let server: Server;

  beforeAll(async () => {
    const authority = new TimeAuthority();
    root = await issued();
    const served = await serveAuthority((query) => ({ body: authority.reply(query) }));
    server = served.server;
    configureTime(root, authority, served.address);
    expect(await muniment(["stamp", "--archive", root])).toMatchObject({ code: 0 });
    const opened = openArchive(root);
    const capture = [...sidecarTargets(opened).values()].find(({ role }) => /file/u.test(role))!;
    const folder = temporaryFolder();
    writeFiles(folder, { "capture.tsr": authority.stamp(coveredBytes(opened, capture)!) });
    const to = ["--to", capture.sha256, "--archive", root];
    expect(await muniment(["attach", join(folder, "capture.tsr"), ...to])).toMatchObject({
      code: 0,
    });
    site = join(temporaryFolder(), "site");
    const built = await muniment(["build", "--archive", root, "--out", site, "--quiet"]);
    expect(built).toMatchObject({ code: 0 });
    expect(built.out).toMatch(/2 of 2 time stamps: hash, signature, purpose/u);
  });
  afterAll(() => server.close());

  const html = (page: string): string => readFileSync(join(site, page), "utf8");
  const words = (page: string): string =>
    html(page)
      .replace(/<[^>]+>/gu, "")
      .replace(/\s+/gu, " ");
  /** The commands that a page prints for time stamps, run on the files of the site. */
  const run = (page: string): string[] =>
    commandsOf(html(page)).map((command) => {
      const local = command.replaceAll("https://archive.example.org/", `file://${site}/`);
      const done = spawnSync("bash", ["-e", "-c", local], { cwd: temporaryFolder() });
      return `${done.status} ${done.stdout.toString().trim()}`;
    });

  it("say on the record's page who stamped what, when, and that this build verified it", () => {
    const said = words(RECORD);
    expect(said.match(/Verified in this build\. Test Stamps, Test Trust states/gu)).toHaveLength(2);
    expect(said).toMatch(/saw the hash of the checkpoint over the first 3 entries of the log on/u);
    expect(said).toMatch(/entry 2, counted from 0, is the one of this page/u);
    expect(said).toMatch(/Vouched for bymiddle, Test TrustTest Root, Test Trust/u);
    expect(said).toContain("Nobody has declared whether this is a qualified time stamp");
  });

  it("say so on the version's page too", () => {
    expect(words(VERSION)).toMatch(/Time stamp of .* verified in this build\./u);
  });

  it.skipIf(!hasPdfTools)(needsPdfTools("are told in the PDF as on the page"), () => {
    const tight = (text: string) => text.replaceAll(/[\s\\]/gu, "");
    const page = html(RECORD);
    const section = page.slice(page.indexOf(`aria-labelledby="time"`));
    const told = section
      .slice(0, section.indexOf("</section>"))
      .match(/<(p|dt|dd|code)[ >][^]*?<\/\1>/gu)!
      .map((part) => tight(textOf(part)).replace(/(?:→|Whatatimestampproves).*$/u, ""));
    expect(told.length).toBeGreaterThan(20);
    const pdf = tight(rowsOf(join(site, RECORD.replace("index.html", "record.pdf"))));
    for (const each of told) expect(pdf).toContain(each);
    expect(pdf).not.toContain(tight("No time stamp of an authority"));
  });

  it("are shown in valid HTML", async () => {
    expect(await htmlFaults(site, [RECORD, VERSION])).toEqual([]);
  });

  it("are verified by openssl with the very commands that pages print", () => {
    for (const page of [RECORD, VERSION]) {
      expect(run(page)).toEqual(["0 Verification: OK", "0 Verification: OK"]);
    }
  });

  it("do not verify once the file they are about was changed", () => {
    const [command] = commandsOf(html(RECORD));
    const local = command!.replaceAll("https://archive.example.org/", `file://${site}/`);
    const changed = local.replace(/(?=openssl)/u, "for f in *.txt; do echo >> $f; done\n");
    const done = spawnSync("bash", ["-c", changed], { cwd: temporaryFolder() });
    expect(done.stdout.toString().trim()).toBe("Verification: FAILED");
  });

  it("cover entries before them alone: what was issued later is not stamped", async () => {
    const file = "content/provisions/acme/terms/training.md";
    edit(root, file, (text) => text.replace("It does.", "It does still."));
    await issue(root, { now: "2026-06-03T00:00:00Z" as never });
    const reopened = siteOf(openArchive(root));
    const leaf = reopened.archive.ledger.findLastIndex(({ type }) => type === "record");
    const { earliest, stamps } = await timeProofs(leaf, reopened);
    // The captured file that it quotes from had been stamped itself.
    expect(stamps.map(({ covers }) => covers)).toEqual(["the captured file"]);
    expect(earliest).toBe(stamps[0]);
  });
});

/** The text of the page's code blocks that call `openssl ts`. */
function commandsOf(page: string): string[] {
  const blocks = page.match(/<pre><code>[^]*?<\/code>/gu) ?? [];
  return blocks.map(textOf).filter((command) => command.includes("openssl ts"));
}

function textOf(source: string): string {
  const texts: string[] = [];
  const visit = (node: object): void => {
    if ("value" in node) texts.push(String(node.value));
    if ("childNodes" in node) (node.childNodes as object[]).forEach(visit);
  };
  visit(parse(source));
  return texts.join("");
}
