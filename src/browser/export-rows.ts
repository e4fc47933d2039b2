/**
 * Downloads the rows of a list that are shown, as CSV or JSON Lines: the same rows, printed the
 * same way, as in the tables of everything. See the component ExportLinks.
 */
import { BYTE_ORDER_MARK, type Row, csvHeader, csvLine } from "#base/csv.ts";

interface Found {
  readonly row: Row;
  /** As the table has it, with its line break. */
  readonly line: string;
}

for (const links of document.querySelectorAll<HTMLElement>("[data-export]")) {
  const list = listOf(links);
  if (list !== null) follow(links, list);
}

/** The list whose rows are meant: the one that is named, else the first of the table's. */
function listOf({ dataset }: HTMLElement): HTMLElement | null {
  return dataset["of"] === undefined
    ? document.querySelector(`[data-list="${dataset["export"]!}"]`)
    : document.getElementById(dataset["of"]);
}

function follow(links: HTMLElement, list: HTMLElement): void {
  links.querySelector("[data-label]")!.textContent = "Download the rows shown here:";
  for (const link of links.querySelectorAll<HTMLAnchorElement>("a[data-format]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void download(links, list, link);
    });
  }
}

async function download(
  links: HTMLElement,
  list: HTMLElement,
  link: HTMLAnchorElement,
): Promise<void> {
  const status = links.querySelector<HTMLElement>("[data-status]")!;
  const ids = shownIds(list);
  status.textContent = "Fetching…";
  try {
    const table = await tableOf(links);
    const found = ids.flatMap((id) => table.get(id) ?? table.get(withoutBase(id, link)) ?? []);
    const format = link.dataset["format"]!;
    const text = format === "csv" ? csvOf(found, links) : found.map(({ line }) => line).join("");
    save(text, `${fileName(links)}.${format}`, format);
    const missing = ids.length - found.length;
    status.textContent =
      missing === 0
        ? `${rows(found.length)} downloaded.`
        : `${rows(found.length)} downloaded; ${missing} not in the table of this archive: reload the page.`;
  } catch {
    status.textContent =
      "The table could not be fetched, so nothing was downloaded. Reload the page to try again.";
  }
}

const rows = (count: number): string => `${count} ${count === 1 ? "row" : "rows"}`;

/** The rows that no filter hides, in the order in which they are shown. */
const shownIds = (list: HTMLElement): string[] =>
  [...list.querySelectorAll<HTMLElement>("[data-id]")]
    .filter((row) => row.closest("[hidden]") === null)
    .map((row) => row.dataset["id"]!);

/** Rows are named by their place under the archive's base, which an address on a page begins with. */
function withoutBase(id: string, { pathname }: HTMLAnchorElement): string {
  const base = pathname.slice(0, pathname.lastIndexOf("/data/") + 1);
  return id.startsWith(base) ? `/${id.slice(base.length)}` : id;
}

const fetched = new Map<string, Promise<ReadonlyMap<string, Found>>>();

/** The whole table by the IDs of its rows, fetched once. */
function tableOf(links: HTMLElement): Promise<ReadonlyMap<string, Found>> {
  const { href } = links.querySelector<HTMLAnchorElement>('a[data-format="jsonl"]')!;
  const table = fetched.get(href) ?? fetchTable(href);
  fetched.set(href, table);
  table.catch(() => fetched.delete(href));
  return table;
}

async function fetchTable(href: string): Promise<ReadonlyMap<string, Found>> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${response.status}`);
  const lines = (await response.text()).split("\n").slice(0, -1);
  return new Map(
    lines.map((text) => {
      const row = JSON.parse(text) as Row;
      return [String(row["id"]), { row, line: `${text}\n` }];
    }),
  );
}

function csvOf(found: readonly Found[], links: HTMLElement): string {
  const columns = links.dataset["columns"]!.split(" ");
  const lines = found.map(({ row }) => csvLine(columns, row));
  return BYTE_ORDER_MARK + csvHeader(columns) + lines.join("");
}

/** `provisions-clause-data-retention`: the table and the page whose rows they are. */
const fileName = ({ dataset }: HTMLElement): string =>
  [dataset["export"]!, ...location.pathname.split("/").filter(Boolean)].join("-");

const MEDIA: Readonly<Record<string, string>> = {
  csv: "text/csv;charset=utf-8",
  jsonl: "application/jsonl",
};

let saved = "";

/** What was saved before is let go only now: a browser may still have been writing it. */
function save(text: string, name: string, format: string): void {
  URL.revokeObjectURL(saved);
  saved = URL.createObjectURL(new Blob([text], { type: MEDIA[format]! }));
  const link = document.createElement("a");
  link.href = saved;
  link.download = name;
  link.click();
}
