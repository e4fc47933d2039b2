/** IDs as readers type them, in a browser: at /record/, in a lost address, in the search field. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let origin: string;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  ({ origin } = await builtSpecimen());
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const TRAINING = "/platform/halden-cloud/privacy-notice/ai-training-data-use/";
const NOTICE = "/platform/halden-cloud/privacy-notice/";

const open = (address: string) => page.goto(origin + address);

/** Where an address leads in the end, with the place on the page. */
async function leadsTo(address: string, expected: string): Promise<void> {
  await open(address);
  await page.waitForURL(origin + expected);
}

/** Enters an ID at /record/ by keyboard. */
async function enter(id: string): Promise<void> {
  await open("/record/");
  await page.getByRole("textbox", { name: /^ID of a document/u }).focus();
  await page.keyboard.type(id);
  await page.keyboard.press("Enter");
}

/** Why nothing was found, once it is said. */
const trouble = () => page.locator("#resolver-trouble:not([hidden])").innerText();

describe("an ID typed from paper", () => {
  it.each([
    ["small letters", "mu-p-000016", TRAINING],
    ["en dashes", "MU–P–000016", TRAINING],
    ["missing zeros", "MU-P-16", TRAINING],
    ["the letter O", "MU-P-OOOO16", TRAINING],
    ["the letter l", "MU-P-0000l6.", TRAINING],
    ["a version in words", "mu p 16, version 1", "/record/MU-P-000016/v/1/"],
    ["a document", "MUD1", NOTICE],
    ["a capture", "MU-D-00001 @ 2025-06-03T08:00:11Z", "/record/MU-D-00001/v/4/"],
    ["a zero too many", "MU-P-0000009", "/platform/fitloom/privacy-policy/biometric-data/"],
    ["a footnote", "MU-P-000016[12]", TRAINING],
    ["a passage", "MU-D-00001 v2 #p4", "/record/MU-D-00001/v/2/#p4"],
    ["a hash", "MU-P-000016 v1 (SHA-256 a67035af599d…)", "/record/MU-P-000016/v/1/"],
    [
      "an address",
      "https://elsewhere.example/record/MU-D-00001/v/2/#p4",
      "/record/MU-D-00001/v/2/#p4",
    ],
  ])("leads to its record with %s", async (_, id, expected) => {
    await enter(id);
    await page.waitForURL(origin + expected);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe("/record/");
    expect(await page.locator("#resolver").isVisible()).toBe(true);
  });

  it("says what to enter where nothing was", async () => {
    await enter("");
    expect(await trouble()).toMatch(/^Enter an ID, such as MU-P-000001 v1, or the address/u);
  });

  it("is told from a hash, which is looked up elsewhere", async () => {
    await enter("a67035af".repeat(8));
    expect(await trouble()).toMatch(/^This is a SHA-256, and no ID\./u);
    expect(await page.locator("#resolver-trouble a").getAttribute("href")).toBe("/verify/");
  });

  it("leads at once where it stands in the address of the page", async () => {
    await leadsTo("/record/?id=mu-p-16", TRAINING);
  });

  it("leads nowhere with one wrong digit: what may be meant is shown with titles and dates", async () => {
    await enter("mu-p-99");
    expect(await trouble()).toMatch(
      /This archive has no MU-P-000099\..*none of them is what was entered/su,
    );
    expect(page.url()).toBe(`${origin}/record/?id=mu-p-99`);
    const candidates = page.locator(".candidates > li");
    const texts = await candidates.allInnerTexts();
    expect(texts.map((text) => text.slice(0, 11))).toEqual([
      "MU-P-000009",
      "MU-P-000019",
      "MU-P-000029",
    ]);
    expect(texts[1]).toMatch(
      /Limits on Liability, Halden Cloud Service Terms\s+issued \d+ \w+ 2026/u,
    );
    expect(await candidates.nth(1).locator("mark").allInnerTexts()).toEqual(["1"]);
    await candidates.nth(1).getByRole("link").click();
    await page.waitForURL(`${origin}/platform/halden-cloud/service-terms/liability-cap/`);
  });

  it.each([
    ["MU-P-000016 v7", /has no version 7\. Its newest is version 1\./u],
    ["MU-D-00001 @ 2025-06-03", /MU-D-00001 @ 2025-06-03T08:00:11Z shows version 4/u],
    ["CA-P-000016", /Its IDs begin with MU/u],
    ["MU-P-000016 3", /no ID of this archive.*MU-P-000016\s+AI Training Data Use/su],
  ])("leads nowhere where more than spelling is wrong: %s", async (id, said) => {
    await enter(id);
    expect(await trouble()).toMatch(said);
    expect(new URL(page.url()).pathname).toBe("/record/");
  });

  it("says when the list of records cannot be read", async () => {
    await page.route("**/verify/records.json", (route) => route.abort());
    await page.goto(`${origin}/record/?id=mu-p-16`);
    expect(await trouble()).toMatch(/list of records.*could not be fetched/u);
    await page.unroute("**/verify/records.json");
  });
});

describe("an address at which nothing stands", () => {
  it.each([
    ["/record/mu-p-16", TRAINING],
    ["/record/MU%E2%80%93P%E2%80%93000016/", TRAINING],
    ["/record/MU-P-OOOO16/v/1/", "/record/MU-P-000016/v/1/"],
    ["/record/mu-p-000016/v/1/text.txt", "/record/MU-P-000016/v/1/text.txt"],
    ["/record/mu-d-1/v/2/#p4", "/record/MU-D-00001/v/2/#p4"],
    ["/MU-D-1", NOTICE],
    ["/Platform/Halden-Cloud/privacy-notice/", NOTICE],
  ])("leads on where only the spelling of a record is wrong: %s", leadsTo);

  it("shows what may be meant by an ID that was never given, and stays", async () => {
    await open("/record/MU-P-000099/");
    expect(await trouble()).toMatch(/This archive has no MU-P-000099\./u);
    expect(await page.locator(".candidates > li").count()).toBe(3);
    expect(page.url()).toBe(`${origin}/record/MU-P-000099/`);
  });

  it("names the newest version where one is asked for that was never issued", async () => {
    await open("/record/MU-P-000016/v/99/");
    expect(await trouble()).toMatch(/no version 99. Its newest is version 1\./u);
    expect(page.url()).toBe(`${origin}/record/MU-P-000016/v/99/`);
  });

  it("never leads to itself, where it is spelled right and its file is not there", async () => {
    await open("/record/MU-P-000016/v/1/nothing.zip");
    expect(await trouble()).toMatch(
      /^MU-P-000016 v1 is AI Training Data Use.*not published here\.$/u,
    );
  });

  it("is left alone where it is no record's, and offers both ways to search", async () => {
    await open("/nothing/here/");
    expect(await page.locator("h1").innerText()).toBe("Nothing stands at this address");
    await page.getByRole("textbox", { name: /^ID of a document/u }).fill("mu-p-16");
    await page.keyboard.press("Enter");
    await page.waitForURL(origin + TRAINING);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe("/nothing/here/");
  });
});

it("a search for an ID shows its record above what the words found", async () => {
  await open("/search/?q=mu%E2%80%93p%E2%80%9316");
  const found = page.locator("#record-found:not([hidden])");
  expect(await found.innerText()).toBe(
    "MU-P-000016 is AI Training Data Use, Halden Cloud Privacy Notice.",
  );
  expect(await found.getByRole("link").getAttribute("href")).toBe(TRAINING);
  await page.goto(`${origin}/search/?q=liability`);
  await page.locator("#hits > li").first().waitFor();
  expect(await page.locator("#record-found").isVisible()).toBe(false);
});

describe("without scripts", () => {
  it("the list of all records leads to each by its ID", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${origin}/record/?id=mu-p-16`);
    expect(await plain.locator("#resolver").isVisible()).toBe(false);
    expect(await plain.locator(".records tbody tr").count()).toBe(13 + 34);
    await plain.getByRole("link", { name: "MU-P-000016", exact: true }).click();
    expect(plain.url()).toBe(origin + TRAINING);
    await plain.goto(`${origin}/nothing/`);
    await plain.getByRole("link", { name: "All records by their IDs" }).click();
    expect(plain.url()).toBe(`${origin}/record/#all`);
    await context.close();
  });
});

describe("the short address", () => {
  const SHORT = "https://specimen.muniment.example/record/";

  it.each([
    [TRAINING, `${SHORT}MU-P-000016/`],
    [NOTICE, `${SHORT}MU-D-00001/`],
    ["/record/MU-P-000016/v/1/", `${SHORT}MU-P-000016/v/1/`],
    ["/record/MU-D-00001/v/4/", `${SHORT}MU-D-00001/v/4/`],
  ])("stands at the top of %s, to be copied", async (address, short) => {
    await open(address);
    const line = page.locator(".record-line", { hasText: short });
    expect(await line.locator("button").getAttribute("data-copy")).toBe(short);
    expect(await line.locator("button").isVisible()).toBe(true);
  });

  it.each([TRAINING, NOTICE, `${NOTICE}history/`, `${NOTICE}compare/`])(
    "is printed at the head of %s",
    async (address) => {
      await open(address);
      expect(await page.locator(".printed-from").isVisible()).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".printed-from").innerText()).toMatch(
        /^https:\/\/specimen\.muniment\.example\/platform\/.*Short address of MU-[DP]-\d+: https:\/\/specimen\.muniment\.example\/record\/MU-[DP]-\d+\/$/su,
      );
      await page.emulateMedia({ media: "screen" });
    },
  );
});
