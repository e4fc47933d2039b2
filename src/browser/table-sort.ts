/**
 * Tables that are sorted by pressing the name of a column. Such a column says how in `data-sort`;
 * what a cell is sorted by is its `data-value`, else its text.
 */
import { fromAddress, toAddress } from "./address.ts";
import { type Direction, ordered } from "./table-order.ts";

const SORT = "sort";

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("th[data-sort]")];
  for (const head of heads) addButton(head, table);
  const [name, direction] = fromAddress(SORT).split(".");
  const asked = heads.find((head) => nameOf(head) === name);
  if ("addressed" in table.dataset && asked !== undefined) {
    sort(table, asked, direction === "descending" ? "descending" : "ascending");
  }
}

function addButton(head: HTMLTableCellElement, table: HTMLTableElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const direction = head.ariaSort === "ascending" ? "descending" : "ascending";
    sort(table, head, direction);
    if ("addressed" in table.dataset) toAddress(SORT, `${nameOf(head)}.${direction}`);
  });
}

/** `first-found`: the name of a column as the address has it. */
function nameOf(head: HTMLTableCellElement): string {
  return head.textContent.trim().toLowerCase().replaceAll(" ", "-");
}

function sort(table: HTMLTableElement, head: HTMLTableCellElement, direction: Direction): void {
  const body = table.tBodies[0]!;
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, head.cellIndex) }));
  body.append(...ordered(rows, head.dataset["sort"]!, direction));
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  head.ariaSort = direction;
  const order = table.querySelector("caption [data-order]");
  if (order !== null) order.textContent = `, by ${head.textContent.trim().toLowerCase()}`;
}

function valueOf(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column]!;
  return cell.dataset["value"] ?? cell.textContent.trim();
}
