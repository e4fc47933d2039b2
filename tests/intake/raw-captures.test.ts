import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Archive, openArchive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import { SILENT } from "#base/progress.ts";
import { addCaptures } from "#intake/add.ts";
import type { Item } from "#intake/captured-file.ts";
import { factsLine } from "#schema/facts.ts";
import { NOW, makeArchive } from "../support/archives.ts";
import { hasShared, needsShared, shared } from "../support/shared-data.ts";

const LIST = shared("captures", "captures.jsonl");
const MICROSOFT = "microsoft-copilot/privacy-policy";
const platform = (name: string) => `---\nname: ${name}\n---\n`;
/** A document; `more` are further lines of its front matter. */
const document = (title: string, ...more: string[]) =>
  `---\nid: new\ntitle: ${title}\nkind: ${title}\n${more.map((line) => `${line}\n`).join("")}---\n`;

const CONTENT: Readonly<Record<string, string>> = {
  "content/platforms/chatgpt.md": platform("ChatGPT"),
  "content/platforms/claude-ai.md": platform("Claude.ai"),
  "content/platforms/deepseek.md": platform("DeepSeek"),
  "content/platforms/grok.md": platform("Grok"),
  "content/platforms/le-chat.md": platform("Le Chat"),
  "content/platforms/meta-ai.md": platform("Meta AI"),
  "content/platforms/microsoft-copilot.md": platform("Microsoft Copilot"),
  "content/platforms/perplexity.md": platform("Perplexity"),
  "content/documents/chatgpt/law-enforcement-guidelines.md": document("Law Enforcement Guidelines"),
  "content/documents/claude-ai/privacy-policy.md": document("Privacy Policy"),
  "content/documents/deepseek/privacy-policy.md": document("Privacy Policy"),
  "content/documents/deepseek/terms-of-service.md": document("Terms of Service"),
  "content/documents/grok/privacy-policy.md": document("Privacy Policy"),
  "content/documents/le-chat/imprint.md": document("Imprint"),
  "content/documents/meta-ai/terms-of-service.md": document("Terms of Service"),
  [`content/documents/${MICROSOFT}.md`]: document(
    "Privacy Policy",
    "selectors:",
    // The statement, without the list of its sections, which says nothing of its own.
    "  - { select: [main], remove: [nav, .inPageNavigationV2] }",
  ),
  "content/documents/perplexity/terms-of-service.md": document("Terms of Service"),
};

const items = (): Item[] =>
  readFileSync(LIST, "utf8")
    .trim()
    .split("\n")
    .map((line, index) => {
      const value = JSON.parse(line) as { readonly file: string };
      const facts = factsLine(value).parse(value);
      return {
        facts,
        path: shared("captures", value.file),
        place: { file: LIST, line: index + 1 },
      };
    });

async function take(...batches: Item[][]): Promise<{ archive: Archive; root: string }> {
  const root = makeArchive(CONTENT);
  for (const batch of batches) await addCaptures(root, batch, NOW, SILENT);
  return { archive: openArchive(root), root };
}

/** Everything that the archive says of its documents, without numbers and without what is held. */
const told = ({ documents }: Archive) =>
  [...documents].map(([path, { captures, timeline }]) => ({
    path,
    captures: captures.map(({ at, sources, text, vantage }) => ({ at, sources, text, vantage })),
    suspicions: timeline.suspicions,
    changes: timeline.changes,
    periods: timeline.periods.map((period) => period.captures),
  }));

describe.skipIf(!hasShared)(needsShared("29 raw captures of nine documents"), () => {
  it("come in by service and terms, the bytes as they are", async () => {
    const { archive, root } = await take(items());
    const counts = [...archive.documents].map(([path, { captures }]) => [path, captures.length]);
    expect(Object.fromEntries(counts)).toEqual({
      "acme/privacy": 0,
      "acme/terms": 0,
      "chatgpt/law-enforcement-guidelines": 1,
      "claude-ai/privacy-policy": 3,
      "deepseek/privacy-policy": 3,
      "deepseek/terms-of-service": 2,
      "grok/privacy-policy": 3,
      "le-chat/imprint": 2,
      "meta-ai/terms-of-service": 2,
      "microsoft-copilot/privacy-policy": 10,
      "perplexity/terms-of-service": 3,
    });
    for (const { captures } of archive.documents.values()) {
      for (const { kept, sources } of captures) {
        const bytes = readObject(root, sources[0]!.sha256);
        expect(bytes !== undefined).toBe(kept);
        if (bytes !== undefined) expect(sha256(bytes)).toBe(sources[0]!.sha256);
      }
    }
  });

  it("give texts that hold terms, whatever the page is made with", async () => {
    const { archive } = await take(items());
    const sound = (path: string) => {
      const { captures, timeline, versions } = archive.documents.get(path as never)!;
      return captures.map(({ text }, index) => {
        const version = versions.find((each) => each.text === text.sha256)!;
        return timeline.suspicions[index] === undefined ? version.passages.length : 0;
      });
    };
    expect(Math.min(...sound(MICROSOFT))).toBeGreaterThan(700);
    expect(Math.min(...sound("claude-ai/privacy-policy"))).toBeGreaterThan(50);
    expect(sound("chatgpt/law-enforcement-guidelines")[0]).toBeGreaterThan(30);
  });

  it("of which those whose terms are the same are one version: months without a change, and a change", async () => {
    const { archive } = await take(items());
    const { captures, timeline } = archive.documents.get(MICROSOFT as never)!;
    const textOf = (month: string) => captures.find(({ at }) => at.startsWith(month))!.text.sha256;
    expect(new Set(captures.map(({ sources }) => sources[0]!.sha256)).size).toBe(10);
    expect(textOf("2026-01")).toBe(textOf("2026-02"));
    expect(textOf("2026-02")).not.toBe(textOf("2026-03"));
    expect(textOf("2026-03")).not.toBe(textOf("2026-04"));
    expect([textOf("2026-05"), textOf("2026-06")]).toEqual([textOf("2026-04"), textOf("2026-04")]);
    expect(timeline.suspicions.every((suspicion) => suspicion === undefined)).toBe(true);
    const changed = timeline.changes.map(({ to }) =>
      captures[timeline.periods[to]!.captures[0]!]!.at.slice(0, 7),
    );
    expect(changed).toEqual(["2025-12", "2026-03", "2026-04", "2026-07", "2026-08"]);
  });

  it("hold the words of November 2025 that the collection's own extraction missed", async () => {
    const { archive, root } = await take(items());
    const [november] = archive.documents.get(MICROSOFT as never)!.captures;
    expect(november!.at).toBe("2025-11-11T15:34:47Z");
    expect(readObject(root, november!.text.sha256)!.toString("utf8")).toContain(
      "we may use your data to develop and train our AI models",
    );
  });

  it("in any order tell the same", async () => {
    const inOrder = told((await take(items())).archive);
    const all = items();
    expect(told((await take(all.toReversed())).archive)).toEqual(inOrder);
    // 29 is prime: every step walks through all of them.
    const shuffled = all.map((_, index) => all[(index * 11) % all.length]!);
    const parts = [shuffled.slice(0, 9), shuffled.slice(9, 10), shuffled.slice(10)];
    expect(told((await take(...parts)).archive)).toEqual(inOrder);
  });

  it("are read from the list as it lies there", () => {
    expect(items()).toHaveLength(29);
    expect(items()[0]!.path).toBe(
      join(shared("captures"), "microsoft-copilot-privacy-policy.20251111T153447Z.html"),
    );
  });
});
