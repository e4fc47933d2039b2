/** Files that a reader drops or chooses: each is hashed here and named, and none is sent anywhere. */
import { counted } from "#base/count.ts";
import { Rejected } from "#ledger/rejected.ts";
import { element, link } from "./elements.ts";
import { type Verdict, comparedVerdict, knownVerdict, sizeInWords } from "./verify-file.ts";
import { makeHasher } from "./verify-hasher.ts";
import { type KnownUse, knownUses } from "./verify-known.ts";
import type { PublishedSite } from "./verify-site.ts";
import { hashElement, stateElement } from "./verify-view.ts";

interface FileCheck {
  readonly site: PublishedSite;
  /** Address of the site's root. */
  readonly base: string;
  readonly digits: number;
}

const result = document.querySelector<HTMLElement>("#files-result")!;
const status = document.querySelector<HTMLElement>("#files-status")!;
const expected = document.querySelector<HTMLTextAreaElement>("#expected")!;
const chosen = document.querySelector<HTMLInputElement>("#chosen")!;
const zone = document.querySelector<HTMLElement>("#drop")!;

export function startFiles(check: FileCheck): void {
  let hash: ReturnType<typeof makeHasher> | undefined;
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    hash ??= makeHasher();
    const rows = files.map((file) => ({ file, row: fileRow(file) }));
    result.prepend(...rows.map(({ row }) => row.item));
    status.textContent = `Checking ${counted(files.length, "file")}…`;
    const states: string[] = [];
    for (const { file, row } of rows) {
      const computed = await hash(file, row.advance);
      states.push(
        computed === undefined ? unreadable(row) : await show(file, computed, row, check),
      );
    }
    status.textContent = totals(states);
  };
  chosen.addEventListener("change", () => {
    void take([...(chosen.files ?? [])]);
    chosen.value = "";
  });
  // A file that misses the zone would otherwise be opened in place of the page.
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  document.addEventListener("dragleave", () => zone.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}

function fileRow(file: File) {
  const progress = element("progress", "");
  progress.max = Math.max(1, file.size);
  progress.ariaLabel = `Reading ${file.name}`;
  const body = element("div", "", progress);
  const name = element(
    "h3",
    "file-name",
    file.name,
    " ",
    element("span", "count", sizeInWords(file.size)),
  );
  const advance = (read: number) => {
    progress.value = read;
  };
  return { item: element("li", "", name, body), body, advance };
}
type FileRow = ReturnType<typeof fileRow>;

function unreadable({ body }: FileRow): string {
  body.replaceChildren(
    verdictLine({
      state: "unchecked",
      words: "This cannot be read. Folders are not: drop the files in them.",
    }),
  );
  return "unchecked";
}

async function show(
  file: File,
  hash: string,
  { body }: FileRow,
  check: FileCheck,
): Promise<string> {
  const uses = await knownUses(hash, check.digits, check.site);
  const verdict = knownVerdict(file.name, hash, uses);
  const compared = comparedVerdict(hash, expected.value);
  body.replaceChildren(
    verdictLine(verdict),
    ...(compared === undefined ? [] : [verdictLine(compared)]),
    element("p", "file-hash", "SHA-256 ", hashElement(hash)),
    ...(uses instanceof Rejected ? [] : uses.map((use) => useLine(use, check.base))),
  );
  return verdict.state;
}

const verdictLine = ({ state, words }: Verdict): HTMLElement =>
  element("p", "verdict", stateElement(state, LABELS[state]), " ", words);

const LABELS = { holds: "Recorded", fails: "Not recorded", unchecked: "Not checked" } as const;

function useLine({ chain, detail, file, is, page }: KnownUse, base: string): HTMLElement {
  const links = [
    page === undefined ? undefined : link(base + page, "Its page"),
    file === undefined ? undefined : link(base + file, "The published file"),
    chain === undefined
      ? undefined
      : link(`?id=${encodeURIComponent(chain)}#chain`, `Check the chain of ${chain}`),
  ].filter((each) => each !== undefined);
  const list = element("ul", "inline", ...links.map((each) => element("li", "", each)));
  return element(
    "div",
    "use",
    element("p", "", element("strong", "", `${is}.`), " ", detail),
    list,
  );
}

function totals(states: readonly string[]): string {
  const of = (state: string) => states.filter((each) => each === state).length;
  const parts = [
    [of("holds"), "recorded in this archive"],
    [of("fails"), "none of this archive’s"],
    [of("unchecked"), "not checked"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${counted(states.length, "file")}: ${said.join(", ")}.`;
}
