/** Citation files as other programs read them: pandoc (BibLaTeX, CSL-JSON), bibutils (RIS). */
import { spawnSync } from "node:child_process";

const PANDOC = "pandoc";
const RIS2XML = "ris2xml";

/** In CI they are there, or the suite fails. */
export const hasReaders =
  process.env["CI"] !== undefined ||
  [PANDOC, RIS2XML].every((tool) => spawnSync(tool, ["--version"]).error === undefined);

/** What a reader found of one source. */
export interface ReadEntry {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly urls: readonly string[];
  /** Notes of all kinds. */
  readonly note: string;
}

/** By key. */
export type ReadEntries = ReadonlyMap<string, ReadEntry>;

/** What a program prints; what it warns of is in `warnings`. */
function run(tool: string, args: readonly string[], input: string) {
  const { error, status, stderr, stdout } = spawnSync(tool, args, {
    input,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${tool}: ${stderr.toString()}`);
  return { out: stdout.toString(), warnings: stderr.toString() };
}

interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly URL: string;
  readonly note?: string;
  readonly annote?: string;
}

/** With pandoc, from `biblatex` or `csljson`. */
export function readByPandoc(format: "biblatex" | "csljson", text: string): ReadEntries {
  const { out, warnings } = run(PANDOC, ["-f", format, "-t", "csljson"], text);
  if (warnings !== "") throw new Error(warnings);
  return new Map((JSON.parse(out) as CslItem[]).map((item) => [item.id, entryOfItem(item)]));
}

/** A bibliography from CSL-JSON, in the style that pandoc takes where none is named: Chicago. */
export function bibliographyByPandoc(csl: string): string {
  const document = `---\nnocite: "@*"\nreferences: ${JSON.stringify(JSON.parse(csl))}\n---\n`;
  return run(PANDOC, ["--citeproc", "-t", "plain", "--wrap", "none"], document).out;
}

const entryOfItem = ({ annote, author, issued, note, title, URL }: CslItem): ReadEntry => ({
  title,
  author: author?.map(({ literal }) => literal).join(" / ") ?? "",
  date: issued?.["date-parts"][0]!.map((part) => String(part).padStart(2, "0")).join("-") ?? "",
  urls: [URL],
  note: [note, annote].filter((words) => words !== undefined).join("; "),
});

/** With bibutils, by way of the XML that it prints (MODS). */
export function readByBibutils(text: string): ReadEntries {
  const { out } = run(RIS2XML, ["-nt"], text);
  const chunks = out.split(/(?=<mods ID=)/u).slice(1);
  return new Map(chunks.map((chunk) => [/ID="([^"]*)"/u.exec(chunk)![1]!, entryOfMods(chunk)]));
}

const entryOfMods = (chunk: string): ReadEntry => {
  const [own] = chunk.split("<relatedItem");
  return {
    title: elements(own!, "title").join(" / "),
    author: elements(chunk, "namePart").join(" "),
    date: elements(chunk, "dateIssued").join(" / "),
    urls: elements(chunk, "url"),
    note: elements(chunk, "note").join("; "),
  };
};

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, "gu"))].map(([, words]) =>
    unescaped(words!),
  );

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

const unescaped = (xml: string): string =>
  xml.replace(/&(lt|gt|quot|apos|amp);/gu, (_, name: string) => ENTITIES[name]!);
