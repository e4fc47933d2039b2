/** Claim: every wording of every provision stands in a captured text, character for character. */
import { counted } from "#base/count.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Archive, ArchivedProvision } from "#archive/open.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Quote } from "#schema/provision.ts";
import { findQuotation, nearestPassage, quotationParts } from "#text/quotation.ts";
import type { VersionText } from "#text/version-text.ts";
import type { WordRun } from "#text/words.ts";
import type { Findings } from "./finding.ts";

export function checkQuotations(archive: Archive): Findings {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  let wordings = 0;
  const standing = [...archive.provisions.values()].filter(({ value }) => !value.withdrawn);
  for (const provision of standing) {
    const document = archive.documents.get(provision.document)!;
    provision.value.quotes.forEach((quote, index) => {
      wordings++;
      const finding = checkWording(archive, provision, document, quote, index);
      if (finding?.code === "quote/absent") problems.push(finding);
      else if (finding !== undefined) notes.push(finding);
    });
  }
  const checked = `${counted(wordings, "wording")} of ${counted(standing.length, "provision")} against every sound text of their documents`;
  return { problems, notes, checked: [checked] };
}

/** The versions that have at least one sound capture, newest first. */
function soundVersions({ timeline, versions }: ArchivedDocument): VersionText[] {
  const numbers = new Set(timeline.periods.map(({ version }) => version));
  return versions.filter(({ number }) => numbers.has(number)).toReversed();
}

function checkWording(
  { pool }: Archive,
  { file, lineOf }: ArchivedProvision,
  document: ArchivedDocument,
  quote: Quote,
  index: number,
): Problem | undefined {
  const place = { file, line: lineOf("quotes", index, "text"), field: `quotes[${index}].text` };
  const sound = soundVersions(document);
  if (sound.length === 0) return withoutSoundText(document, quote, pool.textOf, place);
  const counts = sound.map((version) => findQuotation(quote, version, pool.textOf).length);
  if (counts.includes(1)) return undefined;
  if (counts.some((count) => count > 1)) {
    const what =
      "the quotation stands more than once in every text that holds it; it is shown as ambiguous";
    return problem("quote/ambiguous", { what, ...place });
  }
  const finding = absent(quote, sound[0]!, pool.textOf, place);
  if (!document.versions.some((version) => version?.removed)) return finding;
  const fix = `${finding.fix} If it stood in a text that was removed, the removal was interrupted: run the same \`muniment remove\` again, which takes it out.`;
  return { ...finding, fix };
}

type Place = { readonly file: string; readonly line: number; readonly field: string };

function withoutSoundText(
  { captures, path, versions }: ArchivedDocument,
  quote: Quote,
  textOf: (passage: number) => string,
  place: Place,
): Problem {
  if (captures.length === 0) {
    const what = `${path} has no captures yet, so the quotation stands nowhere`;
    const fix = "Take a capture of the document in with `muniment add`.";
    return problem("quote/absent", { what, fix, ...place });
  }
  const stands = versions.some((version) => findQuotation(quote, version, textOf).length > 0);
  if (!stands) return absent(quote, versions.at(-1)!, textOf, place);
  const what = "every capture that holds the quotation is suspect; it is shown as undetermined";
  return problem("quote/doubtful", { what, ...place });
}

function absent(
  { text }: Quote,
  newest: VersionText,
  textOf: (passage: number) => string,
  place: Place,
): Problem {
  const near = nearestPassage(text, newest, textOf);
  const start = quotationParts(text).join(" ").slice(0, 60);
  const what = `the quotation "${start}…" stands in no captured text`;
  if (near === undefined) return problem("quote/absent", { what, ...place });
  const fix = `The nearest passage differs like this, [-yours-] {+the text's+}: ${showDifference(near.difference)}`;
  return problem("quote/absent", { what, fix, ...place });
}

/** What differs, with a few words around it. */
function showDifference(runs: readonly WordRun[]): string {
  const AROUND = 24;
  return runs
    .map(({ kind, text }, index) => {
      if (kind === "removed") return `[-${text}-]`;
      if (kind === "added")
        return index === 0 || index === runs.length - 1 ? "{+…+}" : `{+${text}+}`;
      return text.length > AROUND * 2 + 3
        ? `${text.slice(0, AROUND)}…${text.slice(-AROUND)}`
        : text;
    })
    .join("");
}
