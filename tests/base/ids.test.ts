import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type IdPrefix,
  byCodeUnit,
  documentId,
  idNumber,
  idPrefix,
  isDocumentId,
  isDocumentPath,
  isProvisionId,
  isProvisionPath,
  isSha256,
  isSlug,
  slugFrom,
} from "#base/ids.ts";

const CA = "CA" as IdPrefix;

describe("an ID", () => {
  it("is padded to its width and grows past it", () => {
    expect(documentId(CA, 18)).toBe("CA-D-00018");
    expect(documentId(CA, 123_456)).toBe("CA-D-123456");
  });

  it("gives its prefix and number back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (number) => {
        const id = documentId(CA, number);
        expect([isDocumentId(id), idPrefix(id), idNumber(id)]).toEqual([true, CA, number]);
      }),
    );
  });

  it.each([
    "CA-D-0018",
    "ca-D-00018",
    "C-D-00018",
    "CA-P-00018",
    "CA-D-00018 ",
    "ABCDEFG-D-00018",
    "CA-D-00018\n",
  ])("of a document is not %j", (text) => {
    expect(isDocumentId(text)).toBe(false);
  });

  it("of a provision has six digits or more", () => {
    expect(isProvisionId("CA-P-000157")).toBe(true);
    expect(isProvisionId("CA-P-00157")).toBe(false);
    expect(isProvisionId("CA-D-000157")).toBe(false);
  });

  it("of bytes is 64 lower-case hexadecimal digits", () => {
    expect(isSha256("0a".repeat(32))).toBe(true);
    expect(isSha256("0A".repeat(32))).toBe(false);
    expect(isSha256("0a".repeat(31))).toBe(false);
    expect(isSha256(`${"0a".repeat(32)}\n`)).toBe(false);
  });
});

describe("a slug", () => {
  it.each<[string, string | undefined]>([
    ["Privacy Policy", "privacy-policy"],
    ["Claude.ai", "claude-ai"],
    ["AGB & Straßenverkehr für Öl", "agb-strassenverkehr-fur-ol"],
    ["Don’t / won't", "dont-wont"],
    ["  --a--b  ", "a-b"],
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full-width"],
    ["../../etc/passwd", "etc-passwd"],
    ["服务条款", undefined],
    ["", undefined],
    ["x".repeat(61), undefined],
    ["word ".repeat(20), "word-word-word-word-word-word-word-word-word-word-word-word"],
  ])("of %j is %j", (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it("is one, whatever it was made from, and its own slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 90 }), (name) => {
        const slug = slugFrom(name);
        if (slug === undefined) return;
        expect(isSlug(slug)).toBe(true);
        expect(slugFrom(slug)).toBe(slug);
      }),
    );
  });

  it.each(["-a", "a-", "a--b", "A", "ä", "a_b", "a.b", "", "a/b", "a\n", "x".repeat(61)])(
    "is not %j",
    (text) => {
      expect(isSlug(text)).toBe(false);
    },
  );

  it("is a part of each path, and nothing else is", () => {
    expect(isDocumentPath("acme/terms")).toBe(true);
    expect(isProvisionPath("acme/terms/ai")).toBe(true);
    for (const path of [
      "acme",
      "acme/terms/ai",
      "../terms",
      "acme/",
      "/acme/terms",
      "acme//terms",
    ]) {
      expect(isDocumentPath(path)).toBe(false);
    }
  });
});

it("order by code unit is no locale's", () => {
  expect(["ä", "b", "a", "Z", "é", "\ud83d\ude00", "\uffee"].toSorted(byCodeUnit)).toEqual([
    "Z",
    "a",
    "b",
    "ä",
    "é",
    "\ud83d\ude00",
    "\uffee",
  ]);
});
