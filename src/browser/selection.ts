/** The page of the selection: the reader's list, and the sheets that are made of it. */
import type { IdPrefix } from "#base/ids.ts";
import { counted } from "#base/count.ts";
import { CITATION_FILES, fileInAddress } from "#cite/citation-files.ts";
import { copyOnPress } from "./copy.ts";
import { element } from "./elements.ts";
import { type Missing, type RecordFacts, factsAt } from "./record-facts.ts";
import { startAdding } from "./selection-add.ts";
import type { Known } from "./selection-authorities.ts";
import { showAuthorities, startAuthorities } from "./selection-authorities-view.ts";
import { showBoard, startBoard } from "./selection-board-view.ts";
import { change, write } from "./selection-changes.ts";
import { saves, showExhibits, startExhibits, textInAddress } from "./selection-exhibits-view.ts";
import { printSelection } from "./selection-file.ts";
import { printFragment } from "./selection-link.ts";
import { type Chosen, NOTHING, lettered, nameOf } from "./selection-list.ts";
import { startOffers } from "./selection-offer.ts";
import { startPrinting } from "./selection-print.ts";
import { showRecords } from "./selection-records.ts";
import { kept, onChange } from "./selection-store.ts";
import { absenceWords } from "./selection-words.ts";

const find = <Found extends HTMLElement>(id: string): Found =>
  document.querySelector<Found>(`#${id}`)!;

const { address, archive, base, prefix } = find("selection").dataset;
const read = factsAt(base!);
const facts = new Map<string, RecordFacts | Missing>();
const factsOf = (chosen: Chosen) => facts.get(nameOf(chosen));

const title = find<HTMLInputElement>("title");

/** What was shown last, so that the reader's own typing does not take the list away under them. */
let shown = "";

function refresh(): void {
  const { isUnreadable, selection } = kept();
  const order = selection.records.map(nameOf).join();
  const isTyping = document.activeElement?.closest("#chosen .own-words") !== null;
  if (order !== shown || !isTyping) showRecords(selection, factsOf, prefix!);
  shown = order;
  const isEmpty = selection.records.length === 0;
  find("record-count").textContent = isEmpty ? "" : String(selection.records.length);
  for (const id of ["sheets", "whole", "link-of", "save-of"]) find(id).hidden = isEmpty;
  find("empty").hidden = !isEmpty;
  if (isUnreadable) {
    find("told").textContent =
      "What this browser kept of a selection cannot be read. It is replaced when you add a record.";
  }
  showWhole();
  showSheets();
  void readMissing();
}

/** The title, the link and the file of the whole. */
function showWhole(): void {
  const { selection } = kept();
  if (document.activeElement !== title) title.value = selection.title;
  for (const place of document.querySelectorAll("[data-title]")) {
    place.textContent = selection.title;
  }
  find("link").textContent = linkTo(own);
  find("link-here").textContent = linkTo(here);
  find("link-here-of").hidden = own === here;
  const text = printSelection({ archive: archive!, selection });
  saves(find("save"), "my-selection.json", textInAddress(text, "application/json"));
}

/** This page at the address that serves it, and at the archive's own, where it has one. */
const here = location.origin + location.pathname;
const own = address ?? here;
const linkTo = (page: string): string => page + printFragment(kept().selection);

/** The records that the archive knows, and a word for each of the others. */
function showSheets(): void {
  const { records } = kept().selection;
  const known = records.flatMap((chosen): Known[] => {
    const found = factsOf(chosen);
    return found?.state === "issued" ? [{ chosen, facts: found }] : [];
  });
  const now = new Date();
  showAuthorities(known, now);
  showCitationFiles(known);
  showExhibits(known);
  showBoard(known, now);
  const absent = records.flatMap((chosen) => {
    const found = factsOf(chosen);
    return (found && absenceWords(chosen, found, prefix!)) ?? [];
  });
  for (const id of ["authorities-missing", "exhibits-missing", "board-missing"]) {
    const place = document.querySelector<HTMLElement>(`#${id}`);
    if (place === null) continue;
    place.textContent = `Not here: ${absent.join(" ")}`;
    place.hidden = absent.length === 0;
  }
}

function showCitationFiles(known: readonly Known[]): void {
  const citables = known.flatMap(({ facts: { citable } }) => citable ?? []);
  const links = CITATION_FILES.map((file) => {
    const made = element("a", "button", `${file.name} (selection.${file.format})`);
    made.href = fileInAddress(file, citables);
    made.download = `selection.${file.format}`;
    return made;
  });
  const count = element("span", "count", counted(citables.length, "entry", "entries"));
  document.querySelector("#citation-downloads")?.replaceChildren(...links, count);
}

/** Reads what is not known yet of each record, and shows the page anew once all is there. */
async function readMissing(): Promise<void> {
  const missing = kept().selection.records.filter((each) => !facts.has(nameOf(each)));
  if (missing.length === 0) return;
  await Promise.all(missing.map(async (each) => facts.set(nameOf(each), await read(each))));
  shown = "";
  refresh();
}

title.addEventListener("input", () => write({ ...kept().selection, title: title.value }));
find("letter").addEventListener("click", () => {
  change(lettered(kept().selection), "Every record without a label has one now.");
});
find("clear").addEventListener("click", () => {
  change(NOTHING, "All records removed.");
  find("undo").focus();
});
for (const [id, page] of [
  ["copy-link", own],
  ["copy-link-here", here],
] as const) {
  copyOnPress(find<HTMLButtonElement>(id), async () => navigator.clipboard.writeText(linkTo(page)));
}
startAuthorities(showSheets);
startExhibits(showSheets);
startBoard(showSheets);
startPrinting();
startAdding(base!, prefix as IdPrefix);
onChange(refresh);
startOffers(archive!);
refresh();
