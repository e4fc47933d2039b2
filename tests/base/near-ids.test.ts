import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IdPrefix, provisionId } from "#base/ids.ts";
import { isOneSlip, nearIds } from "#base/near-ids.ts";

const CA = "CA" as IdPrefix;
const IDS = ["CA-D-00018", "CA-D-00157", "CA-P-000018", "CA-P-000157", "CA-P-000175"];
const near = (typed: string) => nearIds(typed, CA, IDS);

describe("IDs that may be meant", () => {
  it.each([
    ["one wrong digit", "CA-P-000151", ["CA-P-000157"]],
    ["two digits swapped", "CA-D-00081", ["CA-D-00018"]],
    ["a digit missing", "CA-P-00057", ["CA-P-000157"]],
    ["a digit too many", "CA-P-001757", ["CA-P-000157", "CA-P-000175"]],
    ["the other kind", "CA-D-175", ["CA-D-00157", "CA-P-000175"]],
    ["a wrong letter in the prefix", "CB-P-000157", ["CA-P-000157"]],
    ["a letter for a digit", "CA-P-00015S v2", ["CA-P-000157"]],
    ["the prefix missing", "P-157", ["CA-P-000157"]],
    ["a number alone", "157", ["CA-D-00157", "CA-P-000157"]],
    ["a number after it", "CA-P-000157 3", ["CA-P-000157"]],
    ["words around it", "see CA-P-000157, fn. 3", ["CA-P-000157"]],
    ["two of them", "CA-P-157 and CA-D-18", ["CA-D-00018", "CA-P-000157"]],
    ["another archive's ID", "XY-P-000157", []],
    ["two slips", "CA-P-000999", []],
    ["nothing", "", []],
  ])("are found by %s", (_, typed, expected) => {
    expect(near(typed)).toEqual(expected);
  });

  it("hold every record of which the number was typed with one slip", () => {
    const slips = fc
      .tuple(fc.integer({ min: 1, max: 999_999 }), fc.nat({ max: 5 }), fc.nat({ max: 9 }))
      .map(([number, at, digit]) => {
        const id = provisionId(CA, number);
        const place = id.length - 6 + at;
        return { id, typed: id.slice(0, place) + String(digit) + id.slice(place + 1) };
      });
    fc.assert(
      fc.property(slips, ({ id, typed }) => {
        expect(nearIds(typed, CA, [id])).toEqual([id]);
      }),
    );
  });
});

it("a slip is one sign that is wrong, missing or added, or two that are swapped", () => {
  expect(isOneSlip("157", "151")).toBe(true);
  expect(isOneSlip("157", "57")).toBe(true);
  expect(isOneSlip("11", "111")).toBe(true);
  expect(isOneSlip("157", "175")).toBe(true);
  expect(isOneSlip("157", "157")).toBe(false);
  expect(isOneSlip("157", "571")).toBe(false);
  expect(isOneSlip("157", "751")).toBe(false);
  expect(isOneSlip("", "15")).toBe(false);
});
