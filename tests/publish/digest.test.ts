import { HtmlValidate } from "html-validate";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Week } from "#base/weeks.ts";
import { printDigestMail } from "#publish/digest-mail.ts";
import { printDigestText, wrap } from "#publish/digest-text.ts";
import { allDigests, digestPage } from "#views/digest.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "../views/specimen.ts";

const { digest } = digestPage("2024-W08" as Week, specimen);
const digests = allDigests(specimen);

describe("a digest in plain text", () => {
  it("says what changed, how severe it is, when it is to apply and where it is shown", () => {
    const text = printDigestText(digest, specimen);
    expect(text.split("\n").slice(0, 2)).toEqual([
      "The Specimen Archive: Week 8 of 2024",
      "====================================",
    ]);
    expect(text).toContain(
      "Halden Cloud\n------------\n\nHigh severity: Halden Cloud Privacy Notice",
    );
    expect(text.replaceAll(/\s+/gu, " ")).toContain(
      "Announced on 10 Jan 2024. To apply from 12 Feb 2024, according to the company.",
    );
    expect(text).toContain(
      "\n  https://specimen.muniment.example/record/MU-D-00001/v/3/#change-20240220T080004Z\n",
    );
    expect(text).toMatch(/in this archive is\s+invented/u);
  });

  it("has no line of more than 72 characters but addresses, which stand whole and alone", () => {
    for (const each of digests) {
      for (const line of printDigestText(each, specimen).split("\n")) {
        if (line.length > 72) expect(line).toMatch(/^ *https:\/\/\S+$/u);
        expect(line).not.toMatch(/\s$/u);
      }
    }
  });

  it("breaks lines between words alone", () => {
    expect(wrap("a".repeat(80))).toBe("a".repeat(80));
    expect(wrap(`${"a".repeat(40)} ${"b".repeat(40)}`, "  ")).toBe(
      `  ${"a".repeat(40)}\n  ${"b".repeat(40)}`,
    );
    expect(wrap("one\n two\tthree")).toBe("one two three");
  });
});

describe("a digest as a letter in HTML", () => {
  it("is valid but for the style attributes that mail programs need", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      rules: { "long-title": "off", "no-inline-style": "off" },
    });
    for (const each of digests) {
      const { results } = await validator.validateString(printDigestMail(each, specimen));
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    }
  });

  it("loads nothing and runs nothing, by what it holds and by its own policy", () => {
    const elements = new Set<string>();
    const addresses: string[] = [];
    let policy = "";
    const parser = new Parser({
      onopentag(name, attributes) {
        elements.add(name);
        if (attributes["http-equiv"] !== undefined) policy = attributes["content"]!;
        if (attributes["href"] !== undefined) addresses.push(attributes["href"]);
        const odd = Object.keys(attributes).filter((key) => /^(?:on|src|background)/u.test(key));
        expect(odd).toEqual([]);
        expect(attributes["style"] ?? "").not.toMatch(/url\(|@import|expression/iu);
      },
    });
    for (const each of digests) parser.write(printDigestMail(each, specimen));
    parser.end();
    expect(policy).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    );
    for (const banned of ["script", "style", "link", "img", "iframe", "form", "base", "object"]) {
      expect(elements).not.toContain(banned);
    }
    expect(addresses.length).toBeGreaterThan(100);
    for (const address of addresses) {
      expect(address).toMatch(/^https:\/\/specimen\.muniment\.example\//u);
    }
  });

  it("shows words that people wrote as words", () => {
    const site = editedSpecimen({
      "content/changes/MU-D-00001.md": (text) =>
        text.replace("A new section lets", "<script>alert(1)</script> <img src=x> lets"),
    });
    const html = printDigestMail(digestPage("2024-W08" as Week, site).digest, site);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt; lets");
    expect(html).not.toMatch(/<script|<img/u);
  });

  it("says on its own that the companies are invented, and whose archive it is from", () => {
    const html = printDigestMail(digest, specimen);
    expect(html).toContain("is invented");
    expect(html).toContain("The Specimen Archive: Week 8 of 2024");
  });
});
