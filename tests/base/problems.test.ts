import { describe, expect, it } from "vitest";
import { CATALOGUE } from "#base/catalogue.ts";
import { Refusal, printProblem, problem, refuse } from "#base/problems.ts";

describe("a problem", () => {
  it("is printed with its place, then what, why and what to do", () => {
    const each = problem("content/slug", {
      what: '"A B" cannot be part of an address here',
      file: "content/platforms/A B.md",
      line: 3,
      field: "name",
    });
    expect(printProblem(each)).toBe(
      [
        'content/platforms/A B.md:3 (name): "A B" cannot be part of an address here',
        "  why: The file's name becomes part of a permanent address.",
        "  do:  Use lower-case ASCII letters, digits and single hyphens, at most 60 characters.   [content/slug]",
      ].join("\n"),
    );
  });

  it("says its own fix where one is given, and leaves out what is not known", () => {
    const each = problem("content/slug", { what: "x", fix: "Do y.", file: undefined });
    expect(each).toMatchObject({ fix: "Do y.", why: CATALOGUE["content/slug"].why });
    expect(each).not.toHaveProperty("file");
  });

  it("refuses with its cause kept", () => {
    const cause = new Error("the first");
    let refusal: unknown;
    try {
      refuse("archive/none", { what: "no archive" }, cause);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ cause, problems: [{ code: "archive/none" }] });
    expect((refusal as Refusal).message).toContain("no archive");
  });
});

it("every entry of the catalogue is whole sentences", () => {
  for (const [code, { fix, title, why }] of Object.entries(CATALOGUE)) {
    expect(code).toMatch(/^[a-z]+\/[a-z0-9-]+$/u);
    expect(title, code).not.toMatch(/[.:]$/u);
    expect(why, code).toMatch(/[.!]$/u);
    expect(fix, code).toMatch(/[.!`]$/u);
  }
});
