/** Words and addresses that try to break out of what they stand in. */
import fc from "fast-check";
import type { Day, Instant } from "#base/dates.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import type { CitedProvision } from "#cite/citable.ts";
import { citedProvision } from "./invented.ts";

const SIGNS = [
  ..."#$%&_{}~^\\\"'`@<>|*=+-–—,;:.?!/()[]„“”‘’«»…§ßÄé日本😀\t\n\r\u{7}\u{202e}\u{2066}  ",
];
const SCRIPTS = ["łøñçé", "жшд", "עברית", "العربية", "日本語", "한국어", "ไทย", "हिन्दी", "Ελλάς"];
const PIECES = [
  "Terms",
  "and",
  "Privacy Policy",
  "ER  - ",
  "TY  - JOUR",
  "}\n@book{x,",
  "\\input{/etc/passwd}",
  "\\end{document}",
  "$x^2$",
  "--",
  "---",
  "''",
  "``",
  "?`",
  "<b>",
  "<script>",
  "</i>",
  "&lt;",
  "&amp;",
  '", "id": "x"',
  "https://evil.example/",
  "Inc.",
  "a_b^c",
  "{{",
  "}}",
  "%20",
  "‘x’",
  "“y”",
];

const words = fc
  .array(
    fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...PIECES), fc.constantFrom(...SCRIPTS)),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => `A${parts.join("")}z`);

const address = fc
  .tuple(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom("", "/a b", "/<x>", '/"', "/{y}", "/\\", "/a\nb", "/100%"),
  )
  .map(([url, end]) => url + end);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const instant = fc
  .integer({ min: 1_577_836_800, max: 1_924_992_000 })
  .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` as Instant);

const hash = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join("") as Sha256);

export const hostileProvision: fc.Arbitrary<CitedProvision> = fc
  .record({
    section: optional(words),
    archive: words,
    entity: optional(words),
    title: words,
    language: fc.constantFrom("en", "de", "pt-BR", "zh-Hans", "tlh"),
    stated: optional(instant.map((at) => at.slice(0, 10) as Day)),
    original: optional(address),
    wayback: optional(address),
    captured: instant,
    lastCaptured: optional(instant),
    form: fc.constantFrom("served" as const, "extracted" as const),
    hashes: fc.array(hash, { minLength: 1, maxLength: 3 }),
  })
  .map(({ archive, section, ...of }) => citedProvision({ archive, section, of }));

/** So many of them, each with an ID of its own; the same in every run. */
export const hostileProvisions = (count: number): CitedProvision[] =>
  fc.sample(hostileProvision, { numRuns: count, seed: 157 }).map((cited, index) => {
    const id = `XX-P-${String(index + 1).padStart(6, "0")}` as ProvisionId;
    return { ...cited, id, url: `https://archive.example/record/${id}/v/3/` };
  });
