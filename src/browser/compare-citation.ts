/** How to cite the two versions that are compared: every style, and files. */
import type { CitedComparison } from "#cite/citable.ts";
import { CITATION_FILES, fileInAddress } from "#cite/citation-files.ts";
import { STYLES, citationIn } from "#cite/styles.ts";
import { fillAccessed } from "./accessed.ts";
import { citationElements } from "./citation-runs.ts";
import { citedVersion } from "./cited-version.ts";
import { link } from "./elements.ts";
import type { DocumentFacts } from "./published-document.ts";

/** Absent from the page of an archive that has no address yet. */
const section = document.querySelector<HTMLElement>("#compare-citation");

/** Shows it, or nothing where what is needed for it could not be read. */
export function showCitation(facts: DocumentFacts | undefined, from: number, to: number): void {
  if (section === null) return;
  const citable = facts && comparisonOf(facts, from, to, section.dataset["url"]!);
  section.hidden = citable === undefined;
  if (citable === undefined) return;
  for (const { id } of STYLES) {
    const words = section.querySelector(`[data-style="${id}"] .words`)!;
    words.replaceChildren(...citationElements(citationIn(id, citable), id));
  }
  section.querySelector(".citation-files span")?.replaceChildren(...fileLinks(citable));
  fillAccessed();
}

export const hideCitation = (): void => {
  if (section !== null) section.hidden = true;
};

function comparisonOf(
  facts: DocumentFacts,
  from: number,
  to: number,
  page: string,
): CitedComparison | undefined {
  const [older, newer] = [citedVersion(facts, from), citedVersion(facts, to)];
  if (older === undefined || newer === undefined) return undefined;
  return {
    kind: "comparison",
    archive: facts.archive.title,
    url: `${page}?from=${from}&to=${to}`,
    from: older,
    to: newer,
  };
}

function fileLinks(citable: CitedComparison): (Node | string)[] {
  const { from, to } = citable;
  return CITATION_FILES.flatMap((file, index) => {
    const made = link(fileInAddress(file, [citable]), `${file.name} (.${file.format})`);
    made.download = `${from.id}-v${from.number}-v${to.number}.${file.format}`;
    return index === 0 ? [made] : [", ", made];
  });
}
