import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, canonicalJson } from "#base/canonical-json.ts";

describe("canonical JSON (RFC 8785)", () => {
  it("prints the sample of section 3.2.2 as section 3.2.3 does", () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as Json;
    expect(canonicalJson(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts keys by UTF-16 code unit, as in section 3.2.3", () => {
    const value = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalJson(value).matchAll(/"([A-Z][^"]+)"/gu)].map(([, name]) => name);
    expect(order).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  it.each<[number, string]>([
    [0, "0"],
    [-0, "0"],
    [5e-324, "5e-324"],
    [-5e-324, "-5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [Number("9007199254740992"), "9007199254740992"],
    [Number("295147905179352830000"), "295147905179352830000"],
    [1e23, "1e+23"],
    [1e21, "1e+21"],
    [Number("999999999999999900000"), "999999999999999900000"],
    [0.000001, "0.000001"],
    [1e-7, "1e-7"],
    [333333333.33333325, "333333333.33333325"],
    [Number("-0.0000033333333333333333"), "-0.0000033333333333333333"],
    [Number("1424953923781206.2"), "1424953923781206.2"],
  ])("prints the number %j as appendix B does", (number, printed) => {
    expect(canonicalJson(number)).toBe(printed);
  });

  it("leaves out what is undefined, as JSON does", () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { a: "x\udc00" }, ["\ud800x"]])(
    "refuses %j, which JSON or UTF-8 cannot hold",
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );

  it("refuses a key that UTF-8 cannot hold", () => {
    expect(() => canonicalJson({ "\ud800": 1 })).toThrow(TypeError);
  });

  it("gives the same value back, whatever order its keys came in", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const printed = canonicalJson(value);
        expect(canonicalJson(JSON.parse(printed) as Json)).toBe(printed);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(printed);
      }),
    );
  });
});

function reversed(value: unknown): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value as Json;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, held]) => [key, reversed(held)]));
}
