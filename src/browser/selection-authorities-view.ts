/** The table of authorities on the page, and how it is copied into a text. */
import type { StyleId } from "#cite/styles.ts";
import { fillAccessed } from "./accessed.ts";
import { citationElements } from "./citation-runs.ts";
import { keepStyle, rememberedStyle } from "./cite-style.ts";
import { copyOnPress } from "./copy.ts";
import { copyWords } from "./copy-words.ts";
import { element } from "./elements.ts";
import {
  type AuthoritiesOfDocument,
  type AuthoritiesOfPlatform,
  type Authority,
  type Known,
  tableOfAuthorities,
} from "./selection-authorities.ts";

const place = document.querySelector<HTMLElement>("#authorities-table");
const style = document.querySelector<HTMLSelectElement>("#style");

/** Lets the reader choose the style, and copy the table. An archive without address has no table. */
export function startAuthorities(showAgain: () => void): void {
  if (place === null || style === null) return;
  style.value = rememberedStyle() ?? style.value;
  style.addEventListener("change", () => {
    keepStyle(style.value);
    showAgain();
  });
  copyOnPress(document.querySelector<HTMLButtonElement>("#copy-authorities")!, copyTable);
}

export function showAuthorities(records: readonly Known[], now: Date): void {
  if (place === null || style === null) return;
  const chosen = style.value as StyleId;
  const isLabelled = records.some(({ chosen: { label } }) => label !== "");
  const platforms = tableOfAuthorities(records, chosen);
  place.replaceChildren(...(platforms.length === 0 ? [] : [table(platforms, chosen, isLabelled)]));
  fillAccessed(now);
}

function table(
  platforms: readonly AuthoritiesOfPlatform[],
  chosen: StyleId,
  isLabelled: boolean,
): HTMLTableElement {
  const columns = [...(isLabelled ? ["Label"] : []), "Authority", "Page(s)"];
  const head = columns.map((name) => {
    const cell = element("th", "", name);
    cell.scope = "col";
    return cell;
  });
  return element(
    "table",
    "authorities",
    element("thead", "", element("tr", "", ...head)),
    ...platforms.flatMap(({ documents, platform }) => [
      element("tbody", "", groupRow("platform", platform, columns.length)),
      ...documents.map((each) => documentRows(each, chosen, isLabelled)),
    ]),
  );
}

function groupRow(kind: string, name: string, columns: number, language?: string): HTMLElement {
  const cell = element("th", "", name);
  cell.colSpan = columns;
  cell.scope = "rowgroup";
  if (language !== undefined) cell.lang = language;
  return element("tr", kind, cell);
}

function documentRows(
  { authorities, language, title }: AuthoritiesOfDocument,
  chosen: StyleId,
  isLabelled: boolean,
): HTMLElement {
  const row = ({ chosen: { label }, citation }: Authority) =>
    element(
      "tr",
      "",
      isLabelled && element("td", "label", label),
      element("td", "words", ...citationElements(citation, chosen)),
      element("td", "page"),
    );
  const head = groupRow("document", title, isLabelled ? 3 : 2, language);
  return element("tbody", "", head, ...authorities.map(row));
}

/** As lines with tabs, and as a table with italics for those who paste into a text they set. */
async function copyTable(): Promise<void> {
  const made = place!.querySelector("table");
  if (made === null) throw new Error("there is no table");
  return copyWords([...made.rows].map(lineOf).join("\n"), made);
}

const lineOf = ({ cells }: HTMLTableRowElement): string =>
  [...cells].map((cell) => (cell.className === "page" ? "____" : cell.textContent)).join("\t");
