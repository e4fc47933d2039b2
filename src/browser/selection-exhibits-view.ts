/** The list of exhibits on the page, with the sums that check them. */
import { copyOnPress } from "./copy.ts";
import { element, link, unbroken } from "./elements.ts";
import { served } from "./record-facts.ts";
import type { Known } from "./selection-authorities.ts";
import {
  FILE_KINDS,
  type FileKind,
  type NamedFile,
  type RecordFiles,
  fetchCommands,
  filesOf,
  hasKind,
  showSize,
  sumsOf,
} from "./selection-files.ts";
import { hashElement } from "./verify-view.ts";

const find = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;

const wanted = new Set<FileKind>(FILE_KINDS.filter(({ chosen }) => chosen).map(({ id }) => id));

export function startExhibits(showAgain: () => void): void {
  find("file-kinds").append(
    ...FILE_KINDS.map(({ id, name }) => {
      const box = element("input", "");
      box.type = "checkbox";
      box.value = id;
      box.checked = wanted.has(id);
      box.addEventListener("change", () => {
        if (box.checked) wanted.add(id);
        else wanted.delete(id);
        showAgain();
      });
      return element("label", "check", box, " ", name);
    }),
  );
  copyOnPress(find("copy-sums") as HTMLButtonElement, async () =>
    navigator.clipboard.writeText(find("sums").textContent),
  );
}

export function showExhibits(records: readonly Known[]): void {
  for (const box of find("file-kinds").querySelectorAll("input")) {
    box.parentElement!.hidden = !hasKind(records, box.value as FileKind);
  }
  const listed = filesOf(records, wanted);
  const sums = sumsOf(listed);
  find("exhibits-table").replaceChildren(table(listed));
  find("sums-of").hidden = sums === "";
  find("sums").textContent = sums;
  find("fetch").textContent = fetchCommands(listed);
  // To what they take for text, browsers add an ending, and the command would not find the list.
  const type = "application/octet-stream";
  saves(find("save-sums"), "SHA256SUMS", textInAddress(sums, type));
}

/** Lets a link save a file that is made in the browser. */
export function saves(by: HTMLElement, name: string, href: string): void {
  Object.assign(by, { href, download: name });
}

export const textInAddress = (text: string, mediaType: string): string =>
  `data:${mediaType};charset=utf-8,${encodeURIComponent(text.toWellFormed())}`;

function table(listed: readonly RecordFiles[]): HTMLTableElement {
  const isLabelled = listed.some(({ chosen: { label } }) => label !== "");
  const columns = [...(isLabelled ? ["Label"] : []), "Record", "File", "Size", "SHA-256"];
  const head = columns.map((name) => {
    const cell = element("th", "", name);
    cell.scope = "col";
    return cell;
  });
  return element(
    "table",
    "exhibits",
    element("thead", "", element("tr", "", ...head)),
    ...listed.map((each) => rowsOf(each, isLabelled)),
  );
}

/** A record with its files, one a row. */
function rowsOf({ chosen, facts, files }: RecordFiles, isLabelled: boolean): HTMLElement {
  const rows = files.length === 0 ? [noFile()] : files.map(cellsOf);
  const span = <Cell extends HTMLTableCellElement>(cell: Cell): Cell => {
    cell.rowSpan = rows.length;
    return cell;
  };
  const name = element("th", "record", link(served(facts.url), ...unbroken(facts.name)));
  name.scope = "rowgroup";
  name.append(element("span", "quiet", `${facts.platform.name}, ${facts.document.title}`));
  return element(
    "tbody",
    "",
    ...rows.map((cells, index) =>
      element(
        "tr",
        "",
        index === 0 && isLabelled && span(element("td", "label", chosen.label)),
        index === 0 && span(name),
        ...cells,
      ),
    ),
  );
}

function cellsOf({ bytes, saveAs, sha256, url }: NamedFile): Node[] {
  const file = link(served(url), ...unbroken(saveAs));
  file.download = saveAs;
  return [
    element("td", "file", file, element("span", "quiet address", ...unbroken(url))),
    element("td", "size", showSize(bytes)),
    element("td", "sum", hashElement(sha256)),
  ];
}

function noFile(): Node[] {
  const cell = element("td", "quiet", "none of these is published");
  cell.colSpan = 3;
  return [cell];
}
