import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CitedProvision } from "#cite/citable.ts";
import { type Runs, STYLES, citationIn } from "#cite/styles.ts";

const page = readFileSync("content/pages/citing.md", "utf8");

/** The invented record of the page. */
const ACME = {
  kind: "provision",
  archive: "The Terms Archive",
  id: "XX-P-000157",
  number: 3,
  section: "How we use personal data",
  issued: "2026-05-01T00:00:00Z",
  pdf: undefined,
  status: undefined,
  url: "https://archive.example/record/XX-P-000157/v/3/",
  of: {
    entity: "Acme",
    title: "Acme Privacy Notice",
    language: "en",
    stated: "2026-03-05",
    id: "XX-D-00018",
    number: 4,
    original: "https://www.acme.example/privacy",
    wayback: undefined,
    captured: "2026-04-27T09:55:26Z",
    lastCaptured: undefined,
    form: "served",
    hashes: [`a67035af599d${"0".repeat(52)}`],
    text: "0".repeat(64),
    url: "https://archive.example/record/XX-D-00018/v/4/",
  },
} as unknown as CitedProvision;

const markdown = (runs: Runs): string =>
  runs.map(({ italic, text }) => (italic ? `*${text}*` : text.replace(/[<>_]/gu, "\\$&"))).join("");

describe("the page about citing", () => {
  it.each(STYLES)("shows $name as the pages print it", ({ id, name }) => {
    const [, part] = page.split(`### ${name}\n`);
    const example = /^> (.*)$/mu.exec(part!)![1]!;
    expect(example).toBe(markdown(citationIn(id, ACME)));
  });
});
