import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { move } from "#intake/move.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { NOW, add, instant, page as terms, provisionFile } from "../support/archives.ts";
import { launchBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/folders.ts";
import { FILE, QUOTED, edit, givenKey, issuable, issue } from "../support/issuing.ts";
import { accessFaults, htmlFaults } from "../support/pages.ts";
import { buildAndServe } from "../support/serving.ts";

const WORDS = { kind: "court-order", reason: "An order.", by: "N. Okafor", date: "2026-06-30" };
const SECRET = "the words that a court ordered to be taken away";
const provision = (title: string, text = QUOTED) =>
  provisionFile().replace("title: Training", `title: ${title}`).replace(QUOTED, text);

/** An archive with an issued record in every state: corrected, withdrawn, removed, moved. */
async function everyState(): Promise<string> {
  const { given: key, verifier } = await givenKey();
  const root = await issuable({
    "content/provisions/acme/privacy/secret.md": provision("Secret", SECRET),
    "content/provisions/acme/terms/moved.md": provision("Moved"),
    "content/provisions/acme/terms/withdrawn.md": provision("Withdrawn"),
  });
  edit(root, "content/archive.yaml", (text) => `${text}log: { key: "${verifier}", test: true }\n`);
  const data = terms(`Here are ${SECRET}.`);
  await add(root, [{ at: "2026-01-02T00:00:00Z", data, document: "acme/privacy" }], NOW);
  const at = (day: number) => ({ now: instant(`2026-07-0${day}T00:00:00Z`), key });
  await issue(root, at(1));
  const field = `correction:\n  kind: correction\n  corrects: [1]\n  notice: { kind: error, reason: Too high., date: 2026-06-30, by: N. Okafor }\nanalysis:`;
  edit(root, FILE, (text) =>
    text.replace("severity: high", "severity: low").replace("analysis:", field),
  );
  await issue(root, at(2));
  const ids = new Map(
    [...openArchive(root).provisions].map(([path, { value }]) => [String(path), value.id]),
  );
  await withdraw(root, ids.get("acme/terms/withdrawn")!, WORDS, at(3));
  await remove(root, ids.get("acme/privacy/secret")!, "dark", WORDS, at(4));
  await move(root, "acme/terms/moved", "acme/terms/elsewhere", undefined, at(5));
  edit(root, FILE, (text) => text.replace("severity: low", "severity: medium"));
  return root;
}

let root: string;
let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  root = await everyState();
  ({ out, origin } = await buildAndServe(root));
  browser = await launchBrowser();
});

const html = (page: string): string => readFileSync(join(out, page, "index.html"), "utf8");
const idOf = (path: string): string => openArchive(root).provisions.get(path as never)!.value.id;

/** A page of each kind that issuing and going bring. */
const pages = (): string[] => [
  `record/${idOf("acme/terms/training")}/v/1/`,
  `record/${idOf("acme/terms/training")}/v/2/`,
  `record/${idOf("acme/terms/withdrawn")}/v/1/`,
  `record/${idOf("acme/privacy/secret")}/v/1/`,
  "record/CA-D-00002/v/1/",
  "platform/acme/terms/training/",
  "platform/acme/terms/withdrawn/",
  "platform/acme/privacy/secret/",
  "platform/acme/terms/elsewhere/",
  "corrections/",
];

describe("the pages of issued records", () => {
  it("are valid HTML", async () => {
    const files = [...pages(), "platform/acme/terms/moved/"].map((page) => `${page}index.html`);
    expect(await htmlFaults(out, files)).toEqual([]);
  });

  it.each(["light", "dark"] as const)(
    "are accessible (axe, %s) and fit 320 pixels",
    async (colorScheme) => {
      const addresses = pages().map((page) => `/${page}`);
      expect(await accessFaults(browser, origin, addresses, { colorScheme })).toEqual([]);
    },
  );

  it("ask not to be indexed where something is gone, and stand in the sitemap where it is not", () => {
    const sitemap = readFileSync(join(out, "sitemap/1.xml"), "utf8");
    const indexed = pages().filter((page) =>
      sitemap.includes(`<loc>https://archive.example.org/${page}</loc>`),
    );
    expect(indexed).toEqual(pages().filter((page) => !html(page).includes('content="noindex"')));
    expect(pages().filter((page) => html(page).includes('content="noindex"'))).toEqual([
      `record/${idOf("acme/privacy/secret")}/v/1/`,
      "record/CA-D-00002/v/1/",
      "platform/acme/terms/withdrawn/",
      "platform/acme/privacy/secret/",
    ]);
  });

  it("say of the test key, wherever a signature is spoken of, that it proves nothing", () => {
    for (const page of pages()) expect(html(page), page).toContain("the signature proves nothing");
  });

  it("lead on from the old address of a moved page, and from every ID", () => {
    const to = (page: string) => /content="0; url=([^"]+)"/u.exec(html(page))?.[1];
    expect(to("platform/acme/terms/moved")).toBe("/platform/acme/terms/elsewhere/");
    for (const path of ["acme/terms/training", "acme/terms/withdrawn", "acme/terms/elsewhere"]) {
      expect(to(`record/${idOf(path)}`)).toBe(`/platform/${path}/`);
    }
  });

  it("say of content that it is not yet issued in this form, beside the version that is", () => {
    const page = html("platform/acme/terms/training");
    expect(page).toContain("Not yet issued in this form.");
    expect(page).toContain(`/record/${idOf("acme/terms/training")}/v/2/`);
    expect(html("platform/acme/terms/elsewhere")).not.toContain("Not yet issued in this form.");
  });

  it("show on the issued version what was issued, and not what was written since", () => {
    const severity = (page: string) => /class="severity (\w+)"/u.exec(html(page))?.[1];
    const id = idOf("acme/terms/training");
    expect([1, 2].map((number) => severity(`record/${id}/v/${number}`))).toEqual(["high", "low"]);
    expect(severity("platform/acme/terms/training")).toBe("medium");
  });

  it("read with scripts off, with no button that would do nothing", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/${pages()[0]!}`);
    expect(await page.locator(".clause blockquote").innerText()).toBe(QUOTED);
    for (const button of await page.locator("main button").all()) {
      expect(await button.isVisible()).toBe(false);
    }
    await context.close();
  });

  it("copy the permanent address", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const context = await browser.newContext({ permissions });
    const page = await context.newPage();
    await page.goto(`${origin}/${pages()[0]!}`);
    await page.getByRole("button", { name: "Copy address" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`https://archive.example.org/${pages()[0]!}`);
    await context.close();
  });
});

const hasTools = ["python3", "sha256sum"].every(
  (tool) => spawnSync(tool, ["--version"]).status === 0,
);

describe.skipIf(!hasTools)("the commands on an issued version", () => {
  /** A `curl` that takes files from the built site instead of from where it will be published. */
  const workplace = () => {
    const folder = temporaryFolder();
    const script = `#!/bin/sh\n# curl -sS ADDRESS -o FILE\ncp "${out}/\${2#https://*/}" "$4"\n`;
    writeFileSync(join(folder, "curl"), script);
    chmodSync(join(folder, "curl"), 0o755);
    return { cwd: folder, env: { ...process.env, PATH: `${folder}:${process.env["PATH"]}` } };
  };

  it("work when pasted, one after the other, and show what the page says", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/${pages()[0]!}`);
    const commands = await page.locator(".checks pre").allInnerTexts();
    await page.close();
    expect(commands).toHaveLength(4);
    const where = workplace();
    const said = commands.map((command) => spawnSync("sh", ["-c", command], where));
    expect(said.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(said.map(({ stdout }) => stdout.toString().trimEnd())).toEqual([
      "record.json: OK",
      "text.txt: OK",
      QUOTED,
      expect.stringMatching(/^[0-9a-f]{64}\.txt: OK$/u),
    ]);
  });
});
