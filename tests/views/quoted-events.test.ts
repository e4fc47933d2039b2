import { describe, expect, it } from "vitest";
import type { ArchivedProvision } from "#archive/open.ts";
import type { ProvisionPath } from "#base/ids.ts";
import { documentOf, entryOf } from "#views/entries.ts";
import { lineageEvents } from "#views/lineage-events.ts";
import { quotedEvent, quotedStanding } from "#views/quoted-events.ts";
import { specimen } from "./specimen.ts";

const provisionAt = (path: string) => specimen.archive.provisions.get(path as ProvisionPath)!;
const toldOf = (words: string, provision: ArchivedProvision) =>
  quotedEvent(words, provision, documentOf(provision, specimen), specimen)!;
const standingOf = (words: string, provision: ArchivedProvision) =>
  quotedStanding("Found today.", words, provision, documentOf(provision, specimen), specimen);

/** A provision with the words of its wordings, oldest first. */
function wordings(path: string) {
  const provision = provisionAt(path);
  return { provision, words: provision.value.quotes.map(({ text }) => text) };
}

/** The provision as if its content listed these wordings alone. */
const listing = (provision: ArchivedProvision, texts: readonly string[]): ArchivedProvision => ({
  ...provision,
  value: { ...provision.value, quotes: texts.map((text) => ({ text })) },
});

describe("what the captures last showed, told of the quoted words", () => {
  const REWORDED = "nordlicht-mobil/agb/unilateral-changes";

  it("is where they first stand, where they are the current wording", () => {
    const { provision, words } = wordings(REWORDED);
    expect(toldOf(words.at(-1)!, provision)).toMatchObject({
      name: "Reworded",
      version: 3,
      sentence:
        "The quoted words first stand in the text captured on 10 Dec 2024 (version 3); the wording before was last found in the capture of 9 May 2023 (version 2).",
    });
  });

  it("says plainly that they are an older wording, also one that is listed no more", () => {
    const { provision, words } = wordings(REWORDED);
    const older =
      "The quoted words are an older wording, last found exactly once in the capture of 9 May 2023 (version 2). Another recorded wording stands in the text captured on 10 Dec 2024 (version 3).";
    expect(toldOf(words.at(-2)!, provision).sentence).toBe(older);
    const now = listing(provision, words.slice(-1));
    expect(toldOf(words.at(-2)!, now).sentence).toBe(older);
  });

  it("says that they stand again, where they had been replaced", () => {
    const { provision, words } = wordings("brightwave/community-rules/account-termination");
    expect(toldOf(words[provision.lineage.current]!, provision).sentence).toBe(
      "The quoted words stand again in the text captured on 9 Jul 2024 (version 1); the wording before was last found in the capture of 14 May 2024 (version 2).",
    );
  });

  it("says so where they stay inside the wording that came", () => {
    const { provision, words } = wordings(REWORDED);
    const common = commonStart(words.at(-2)!, words.at(-1)!);
    expect(toldOf(common, provision).sentence).toMatch(
      /^The quoted words stand in the text captured on 10 Dec 2024 \(version 3\) as in the capture of 9 May 2023 \(version 2\), /u,
    );
  });

  it.each([
    [
      "quillmate/terms-of-use/content-licence",
      /^The quoted words stand in the text captured on .*, under another heading than in the capture of /u,
    ],
    [
      "quillmate/terms-of-use/unilateral-changes",
      /^The quoted words stand more than once in the text .*, so no single place is meant\. They were last found exactly once in the capture of /u,
    ],
    [
      "parcelo/privacy-statement/ai-training-data-use",
      /^(?:Neither the quoted words nor another recorded wording was|The quoted words were not) found in the text captured on 7 Jul 2026 \(version 6\)\. They were last found exactly once in the capture of 20 May 2025 \(version 5\)\.$/u,
    ],
    [
      "fitloom/terms-of-use/mandatory-arbitration",
      /^The quoted words stand again in the text captured on .*; a recorded wording stood more than once in the capture of /u,
    ],
    [
      "quillmate/terms-of-use/liability-cap",
      /^The quoted words stand in the text captured on .*, the oldest sound capture of the document\.$/u,
    ],
  ])("is told in the words of its own kind: %s", (path, sentence) => {
    const { provision, words } = wordings(path);
    expect(toldOf(words[provision.lineage.current]!, provision).sentence).toMatch(sentence);
  });

  it("never says that another wording stands there, where it is the quoted one", () => {
    for (const provision of specimen.archive.provisions.values()) {
      const words = provision.value.quotes[provision.lineage.current]?.text;
      if (words === undefined) continue;
      const event = lineageEvents(provision, documentOf(provision, specimen), specimen).at(-1);
      const told = quotedEvent(words, provision, documentOf(provision, specimen), specimen);
      expect(told?.at).toBe(event?.at);
      expect(told?.sentence ?? "").not.toMatch(/Another recorded wording stands|older wording/u);
    }
  });
});

describe("what the latest captures say", () => {
  it("is said of the quoted words, where they are the current wording", () => {
    const { provision, words } = wordings("nordlicht-mobil/agb/unilateral-changes");
    const { sentence } = entryOf(provision, specimen).standing;
    const document = documentOf(provision, specimen);
    expect(quotedStanding(sentence, words.at(-1)!, provision, document, specimen)).toBe(sentence);
  });

  it("is said of the newest wording by name, where they are another", () => {
    const { provision, words } = wordings("nordlicht-mobil/agb/unilateral-changes");
    expect(standingOf(words.at(-2)!, provision)).toBe(
      "The quoted words were last found exactly once in the capture of 9 May 2023 (version 2). Of the newest recorded wording: found today.",
    );
    expect(standingOf("words that stand nowhere", provision)).toMatch(
      /^The quoted words were found exactly once in no sound capture\. /u,
    );
  });
});

/** The words that two texts begin with. */
function commonStart(one: string, other: string): string {
  const end = [...one].findIndex((sign, index) => sign !== other[index]);
  return one.slice(0, end).trim();
}
