/** The verify page in a browser, on the specimen with two records issued under a test key. */
import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import { printVerifierKey } from "#ledger/keys.ts";
import { launchBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/folders.ts";
import { issueRecord, putCheckpoint } from "../support/issued.ts";
import { testSigner } from "../support/log-keys.ts";
import { unissuedSpecimen } from "../support/unissued.ts";
import { buildAndServe } from "../support/serving.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  const root = unissuedSpecimen();
  const key = await testSigner("specimen.muniment.example/log");
  const settings = join(root, "content/archive.yaml");
  appendFileSync(settings, `log: { key: "${printVerifierKey(key.verifier)}", test: true }\n`);
  issueRecord(root, "halden-cloud/privacy-notice/ai-training-data-use", { id: "MU-P-000001" });
  await putCheckpoint(root, key);
  issueRecord(root, "quillmate/terms-of-use/liability-cap", { id: "MU-P-000002" });
  await putCheckpoint(root, key);
  ({ out, origin } = await buildAndServe(root));
  browser = await launchBrowser();
});

/** Opens the page, works with it, and closes it; an error of its scripts is one of the test. */
async function visit(
  query: string,
  work: (page: Page) => Promise<unknown>,
  {
    before,
    ...options
  }: BrowserContextOptions & { before?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  const page = await browser.newPage(options);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await before?.(page);
  await page.goto(`${origin}/verify/${query}`);
  await work(page);
  expect(errors).toEqual([]);
  await page.close();
}

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const file = (name: string, buffer: Buffer): Given => ({ name, mimeType: "text/plain", buffer });
const captured = () => {
  const name = readdirSync(join(out, "evidence")).find((each) => each.endsWith(".txt"))!;
  return { name, bytes: readFileSync(join(out, "evidence", name)) };
};
const altered = (bytes: Buffer): Buffer => {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1]! ^= 1;
  return copy;
};

const filesChecked = async (page: Page, count: number): Promise<string> => {
  await page.locator("#files-status", { hasText: new RegExp(`^${count} files?: `, "u") }).waitFor();
  return page.locator("#files-status").innerText();
};
const chainChecked = async (page: Page): Promise<string> => {
  await page.locator("#chain-status .state").waitFor();
  return page.locator("#chain-status").innerText();
};

/** Drops files on the page as a reader does with a mouse. */
async function drop(page: Page, files: readonly Given[]): Promise<void> {
  const given = files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") }));
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0)!);
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, given);
  await page.dispatchEvent("#drop", "drop", { dataTransfer: data });
}

describe("files", () => {
  it("a capture dropped on the page is named, and one altered by a byte is not", async () => {
    const { bytes, name } = captured();
    await visit("", async (page) => {
      await drop(page, [file("saved.html", bytes), file(name, altered(bytes))]);
      expect(await filesChecked(page, 2)).toBe(
        "2 files: 1 recorded in this archive, 1 none of this archive’s.",
      );
      const [good = "", bad = ""] = await page.locator("#files-result > li").allInnerTexts();
      expect(good).toContain("Recorded This archive knows this file, bit for bit.");
      expect(good).toMatch(/Captured bytes of .+, version \d+\. Captured on /u);
      expect(good).toContain(name.slice(0, 64));
      expect(bad).toContain("Its name gives another hash: the bytes were altered");
      expect(bad).not.toContain("Captured bytes");
    });
  });

  it("many files are told apart: texts, records, checkpoints, and what is none of these", async () => {
    const published = [
      "record/MU-P-000002/v/1/record.json",
      "record/MU-D-00001/v/2/text.txt",
      "log/checkpoint",
    ];
    const known = published.map((path) =>
      file(path.replaceAll("/", "-"), readFileSync(join(out, path))),
    );
    const strange = Array.from({ length: 30 }, (_, at) =>
      file(`${at}.txt`, Buffer.from(`other ${at}`)),
    );
    await visit("", async (page) => {
      await page.locator("#chosen").setInputFiles([...known, ...strange]);
      expect(await filesChecked(page, 33)).toBe(
        "33 files: 3 recorded in this archive, 30 none of this archive’s.",
      );
      const named = await page.locator("#files-result .use strong").allInnerTexts();
      expect(named[0]).toMatch(/^The record MU-P-000002 v1, /u);
      expect(named[1]).toMatch(/^The text of .+, version 2\.$/u);
      expect(named[2]).toMatch(/^The checkpoint over the first \d+ lines of the log\.$/u);
    });
  });

  it("a file of 64 MB is hashed by slices, and the page stays usable", async () => {
    const large = join(temporaryFolder(), "large.bin");
    writeFileSync(large, "");
    truncateSync(large, 64 * 1024 * 1024);
    await visit("", async (page) => {
      await page.locator("#chosen").setInputFiles(large);
      // Answered while the file is read, or the page would be blocked.
      expect(await page.evaluate(() => document.title)).toContain("Check it yourself");
      await filesChecked(page, 1);
      const text = await page.locator("#files-result > li").innerText();
      expect(text).toContain("67.1 MB");
      expect(text).toContain(sha256(Buffer.alloc(64 * 1024 * 1024)));
    });
  });

  it("without a network files are still hashed and compared with hashes one has", async () => {
    const { bytes, name } = captured();
    await visit("", async (page) => {
      await page.locator("summary", { hasText: "Compare with hashes" }).click();
      await page
        .locator("#expected")
        .fill(`${name.slice(0, 64)}  page.html\n${"0".repeat(64)}  x\n`);
      await page.locator("#chosen").setInputFiles([file("a.html", Buffer.from("x"))]);
      await filesChecked(page, 1);
      await page.context().setOffline(true);
      await page.route("**/verify/known/**", (route) => route.abort());
      await page
        .locator("#chosen")
        .setInputFiles([file("page.html", bytes), file("b.html", altered(bytes))]);
      await filesChecked(page, 2);
      const [good = "", bad = ""] = await page.locator("#files-result > li").allInnerTexts();
      expect(good).toContain("It is one of the 2 hashes that you entered.");
      expect(bad).toContain("It is not one of the 2 hashes that you entered.");
    });
  });

  it("where the lists cannot be read, nothing is said to be unknown", async () => {
    const before = (page: Page) => page.route("**/verify/known/**", (route) => route.abort());
    await visit(
      "",
      async (page) => {
        await page.locator("#chosen").setInputFiles([file("page.html", captured().bytes)]);
        expect(await filesChecked(page, 1)).toBe("1 file: 1 not checked.");
        expect(await page.locator("#files-result").innerText()).toContain(
          "Hashed, but not looked up",
        );
      },
      { before },
    );
  });

  it("a name of a file is shown as text", async () => {
    await visit("", async (page) => {
      await page
        .locator("#chosen")
        .setInputFiles([file("<img src=x onerror=alert(1)>", Buffer.from("x"))]);
      await filesChecked(page, 1);
      expect(await page.locator("#files-result img").count()).toBe(0);
    });
  });
});

describe("a chain", () => {
  it("is walked by keyboard from an ID as it is typed, and its state is the address", async () => {
    await visit("", async (page) => {
      await page.locator("#record").focus();
      await page.keyboard.type("mu p 1");
      await page.keyboard.press("Enter");
      expect(await chainChecked(page)).toContain("Nothing fails. 12 of 14 steps were checked");
      expect(page.url()).toBe(`${origin}/verify/?id=mu+p+1`);
      expect(await page.locator("#chain-of").innerText()).toBe("The chain of MU-P-000001 v1");
      expect(await page.locator(".step.fails").count()).toBe(0);
      expect(await page.locator(".step.unchecked").allInnerTexts()).toEqual([
        expect.stringContaining("This needs the extractor html/1"),
        expect.stringContaining("test key that is published with the project"),
      ]);
    });
  });

  it("of a version of a document is walked from a file that was dropped", async () => {
    await visit("", async (page) => {
      const text = readFileSync(join(out, "record/MU-D-00001/v/2/text.txt"));
      await page.locator("#chosen").setInputFiles([file("text.txt", text)]);
      await filesChecked(page, 1);
      await page.getByRole("link", { name: "Check the chain of MU-D-00001 v2" }).click();
      expect(await chainChecked(page)).toContain("Nothing fails.");
      expect(await page.locator("#files-result > li").count()).toBe(1);
    });
  });

  it("shows the quotation, every hash, and the ledger's line", async () => {
    await visit("?id=MU-P-000001+v1", async (page) => {
      await chainChecked(page);
      await page.locator(".step details").evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      const text = await page.locator("#chain-result").innerText();
      const record = readFileSync(join(out, "record/MU-P-000001/v/1/record.json"));
      const { evidence } = JSON.parse(record.toString("utf8")) as {
        evidence: { quotation: { text: string } };
      };
      expect(text).toContain(evidence.quotation.text);
      expect(text).toContain(sha256(record));
      expect(text).toContain('"type":"record"}');
    });
  });

  const changed = (change: (bytes: Buffer) => Buffer) => async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: change(await response.body()) });
  };

  it.each([
    ["record.json", "Evidence and analysis in the record have the hashes that it states."],
    ["text.txt", "The text is the one that the record names."],
    ["proof", "It ends in the root that the checkpoint names."],
  ])("with a byte of %s flipped fails at that step", async (name, title) => {
    const flip = (bytes: Buffer): Buffer => {
      const text = bytes.toString("utf8");
      if (name === "record.json") return Buffer.from(text.replace("severity", "Severity"));
      if (name === "text.txt") return altered(bytes);
      // The first letter of the first hash of the proof.
      return Buffer.from(
        text.replace(/(?<=index \d+\n)./u, (letter) => (letter === "A" ? "B" : "A")),
      );
    };
    const before = (page: Page) => page.route(`**/record/MU-P-000001/v/1/${name}`, changed(flip));
    await visit(
      "?id=MU-P-000001+v1",
      async (page) => {
        expect(await chainChecked(page)).toContain("Fails. The chain does not hold.");
        const failed = await page.locator(".step.fails").allInnerTexts();
        expect(failed.join("\n")).toContain(title);
        expect(await page.locator(".step.fails details[open]").count()).toBe(failed.length);
      },
      { before },
    );
  });

  it("is held against an older checkpoint as it is pasted, and breaks where that is another", async () => {
    const { [0]: name = "" } = readdirSync(join(out, "log/checkpoints"));
    const kept = readFileSync(join(out, "log/checkpoints", name), "utf8");
    const rewritten = kept
      .split("\n\n")[0]!
      .replace(/\n(.)(?=[^\n]*$)/u, (_, letter) => `\n${letter === "A" ? "B" : "A"}`);
    await visit("?id=MU-P-000001", async (page) => {
      await chainChecked(page);
      await page.locator("summary", { hasText: "Hold it against" }).click();
      await page.locator("#older").fill(`  ${kept.replaceAll("\n", "\r\n")}\r\n`);
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await chainChecked(page);
      expect(await page.locator(".step").last().innerText()).toMatch(
        /^Holds The log .* your checkpoint covers\.$/u,
      );
      await page.locator("#older").fill(rewritten);
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.locator(".step.fails").waitFor();
      expect(await chainChecked(page)).toContain("The chain does not hold.");
      await page.locator("#older").fill("nonsense");
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.locator("#chain-trouble:not([hidden])").waitFor();
      expect(await page.locator("#chain-trouble").innerText()).toContain("This is no checkpoint:");
    });
  });

  it("of an ID that nobody was given is not made up: near ones are offered", async () => {
    await visit("?id=MU-P-000003", async (page) => {
      await page.locator("#chain-trouble:not([hidden])").waitFor();
      expect(await page.locator("#chain-trouble").innerText()).toMatch(
        /This archive has no MU-P-000003\.[^]*MU-P-000001[^]*MU-P-000002/u,
      );
    });
  });
});

describe("the commands of the page", () => {
  const folder = temporaryFolder();
  /** Pasted into a shell, with the built folder in place of an address that does not exist. */
  const run = (command: string) => {
    const local = command
      .replaceAll("https://specimen.muniment.example/", `file://${out}/`)
      .replaceAll("FOLDER", out);
    const { status, stderr, stdout } = spawnSync("bash", ["-c", local], { cwd: folder });
    return { status, said: `${stdout.toString()}${stderr.toString()}` };
  };
  const hasTools = ["curl", "openssl", "python3", "sha256sum"].every(
    (tool) => spawnSync(tool, ["--version"]).error === undefined,
  );

  it.skipIf(!hasTools)("work when pasted", async () => {
    await visit("", async (page) => {
      const commands = await page.locator(".tools pre").allInnerTexts();
      // The last is for whoever holds the archive's folder.
      for (const command of commands.slice(0, -1)) {
        expect(run(command), command).toMatchObject({ status: 0 });
      }
      const signature = commands.find((each) => each.includes("openssl"))!;
      expect(run(signature).said).toContain("Signature Verified Successfully");
    });
  });
});

describe("the page", () => {
  it("without scripts leads to the commands, and shows no control that does nothing", async () => {
    await visit(
      "",
      async (page) => {
        expect(await page.locator("noscript").innerText()).toContain("Scripts are off");
        expect(await page.locator("#checks").isVisible()).toBe(false);
        expect(await page.locator("main pre").first().isVisible()).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  it.each(["light", "dark"] as const)(
    "is accessible with results on it, at 320 pixels, %s",
    async (colorScheme) => {
      const { bytes, name } = captured();
      await visit(
        "?id=MU-P-000001",
        async (page) => {
          await chainChecked(page);
          await page
            .locator("#chosen")
            .setInputFiles([file(name, bytes), file(name, altered(bytes))]);
          await filesChecked(page, 2);
          await page.locator("#checks details").evaluateAll((all) => {
            for (const each of all) (each as HTMLDetailsElement).open = true;
          });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over).toBe(0);
          await page.evaluate(axe.source);
          const violations = await page.evaluate(async () => {
            const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
            return (await run(document, { resultTypes: ["violations"] })).violations;
          });
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        },
        { viewport: { width: 320, height: 800 }, colorScheme },
      );
    },
  );
});
