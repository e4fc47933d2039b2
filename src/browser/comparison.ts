/**
 * The comparison of a clause type: narrows its table and its quotations to the chosen values, and
 * sets two or three quotations side by side. What is chosen stands in the address.
 */
import { fromAddress, toAddress } from "./address.ts";

/** How many wordings fit side by side. */
const MOST = 3;
const SIDE = "side";
const ROWS = "tr[data-id]";

const controls = document.querySelector<HTMLElement>("[data-narrowing]");
const boxes = [...document.querySelectorAll<HTMLInputElement>("input[data-side]")];
const wordings = document.querySelector<HTMLElement>(".wordings");
const chosen = document.querySelector<HTMLOutputElement>("[data-chosen]");
const all = document.querySelector<HTMLButtonElement>("[data-unchoose]");

if (controls !== null && wordings !== null && chosen !== null && all !== null) {
  const selects = [...controls.querySelectorAll("select")];
  for (const select of selects) select.value = known(select, fromAddress(select.name));
  const asked = fromAddress(SIDE).split(" ").slice(0, MOST);
  for (const box of boxes) box.checked = asked.includes(nameOf(box));
  show(controls, wordings, chosen, all);

  controls.addEventListener("change", () => {
    for (const { name, value } of selects) toAddress(name, value);
    show(controls, wordings, chosen, all);
  });
  widenOf(controls).addEventListener("click", () => {
    for (const select of selects) {
      select.value = "";
      toAddress(select.name, "");
    }
    show(controls, wordings, chosen, all);
    selects[0]?.focus();
  });
  const choose = () => {
    toAddress(SIDE, ticked().map(nameOf).join(" "));
    show(controls, wordings, chosen, all);
  };
  for (const box of boxes) box.addEventListener("change", choose);
  all.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    choose();
    boxes[0]?.focus();
  });
}

/** A value that the address gives, if it is one of the choices. */
function known({ options }: HTMLSelectElement, value: string): string {
  return [...options].some((option) => option.value === value) ? value : "";
}

/** `halden-cloud/privacy-notice/ai-training-data-use`. */
function nameOf(box: HTMLInputElement): string {
  return box.dataset["side"]!.replace(/^\/platform\/|\/$/gu, "");
}

function ticked(): HTMLInputElement[] {
  return boxes.filter(({ checked }) => checked);
}

function show(
  narrowing: HTMLElement,
  cards: HTMLElement,
  note: HTMLOutputElement,
  unchoose: HTMLButtonElement,
): void {
  narrow(narrowing);
  const side = ticked().map((box) => box.dataset["side"]!);
  const isSide = side.length > 1;
  for (const box of boxes) box.disabled = side.length >= MOST && !box.checked;
  for (const card of cards.querySelectorAll<HTMLElement>("[data-id]")) {
    card.hidden = isSide ? !side.includes(card.dataset["id"]!) : !fits(card, narrowing);
  }
  cards.dataset["columns"] = isSide ? String(side.length) : "";
  unchoose.hidden = side.length === 0;
  note.value = choiceNote(side.length);
}

function choiceNote(count: number): string {
  if (count === 0) return "Tick two or three in the table to set only these side by side.";
  if (count === 1) return "One is ticked; tick one or two more to set them side by side.";
  return `${count} wordings side by side, as ticked in the table.`;
}

function narrow(narrowing: HTMLElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  for (const row of rows) row.hidden = !fits(row, narrowing);
  const shown = rows.filter(({ hidden }) => !hidden).length;
  const isWhole = shown === rows.length;
  narrowing.querySelector<HTMLOutputElement>("[data-count]")!.value = isWhole
    ? `${rows.length} ${rows.length === 1 ? "provision" : "provisions"}`
    : `${shown} of ${rows.length} provisions`;
  widenOf(narrowing).hidden = [...narrowing.querySelectorAll("select")].every(
    ({ value }) => value === "",
  );
}

/** The button that takes back what was chosen. */
function widenOf(narrowing: HTMLElement): HTMLButtonElement {
  return narrowing.querySelector<HTMLButtonElement>("[data-widen]")!;
}

/** Whether a row has every chosen value. */
function fits({ dataset }: HTMLElement, narrowing: HTMLElement): boolean {
  return [...narrowing.querySelectorAll("select")].every(
    ({ name, value }) => value === "" || dataset[name] === value,
  );
}
