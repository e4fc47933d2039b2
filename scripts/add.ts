import { counted } from "#base/count.ts";
import { instantAt } from "#base/dates.ts";
import { systemWords } from "#base/files.ts";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Problem, Refusal, problem, refuse } from "#base/problems.ts";
import { addCaptures } from "#intake/add.ts";
import type { Item } from "#intake/captured-file.ts";
import { factsLine } from "#schema/facts.ts";
import { type Common, archiveOf, conclude, costLine, nowOf, stages } from "./report.ts";

interface Options extends Common {
  readonly from?: string;
  readonly document?: string;
  readonly at?: string;
  readonly url?: string;
  readonly now?: string;
}

export async function add(files: readonly string[], options: Options): Promise<number> {
  const items =
    options.from === undefined ? itemsOf(files, options) : itemsFrom(options.from, files);
  refuseFuture(items);
  const progress = stages(options);
  const result = await addCaptures(archiveOf(options), items, nowOf(options), progress);
  progress.end();
  const count = [...result.recorded.values()].reduce((sum, each) => sum + each, 0);
  const documents = [...result.recorded].map(([path, captures]) => `  ${path}: ${captures}`);
  const known = result.known > 0 ? [`${result.known} were recorded before.`] : [];
  conclude(options, { ...result, captures: count, recorded: Object.fromEntries(result.recorded) }, [
    `${counted(count, "capture")} recorded, ${counted(result.versions, "new version")}.`,
    ...documents,
    ...known,
    costLine(progress),
  ]);
  return 0;
}

/** A slip in the year would make a capture the latest for ever. */
function refuseFuture(items: readonly Item[]): void {
  const now = instantAt(Date.now());
  const problems = items
    .filter(({ facts }) => facts.at > now)
    .map(({ facts, path, place }) => {
      const what = `the capture of ${path} is dated ${facts.at}, and it is ${now}`;
      return problem("intake/facts", { what, fix: "Correct the time.", ...place });
    });
  if (problems.length > 0) throw new Refusal(problems);
}

/** Files given on the command line, all with the same facts. */
function itemsOf(files: readonly string[], { document, at, url }: Options): Item[] {
  if (files.length === 0) {
    refuse("intake/facts", { what: "no file is given", fix: "Name files, or a list with --from." });
  }
  const missing = (name: string) =>
    refuse("intake/facts", {
      what: `${name} is missing`,
      fix: `Add ${name}, or use a list with --from.`,
    });
  if (document === undefined) missing("--document");
  if (at === undefined) missing("--at");
  return files.map((file) => read({ file, document, at, url }, resolve(file), {}));
}

function itemsFrom(list: string, files: readonly string[]): Item[] {
  if (files.length > 0) {
    refuse("intake/facts", {
      what: "files are given beside --from",
      fix: "Name them in the list.",
    });
  }
  const problems: Problem[] = [];
  const items: Item[] = [];
  readList(list)
    .split("\n")
    .forEach((text, index) => {
      if (text.trim() === "") return;
      const place = { file: list, line: index + 1 };
      try {
        const value = parseJson(text, place);
        const file = (value as { file?: unknown } | null)?.file;
        items.push(read(value, resolve(dirname(list), String(file)), place));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        problems.push(...error.problems);
      }
    });
  if (problems.length > 0) throw new Refusal(problems);
  return items;
}

function readList(list: string): string {
  try {
    return readFileSync(list, "utf8");
  } catch (cause) {
    return refuse("intake/unreadable", { what: systemWords(cause), file: list }, cause);
  }
}

function parseJson(text: string, place: Item["place"]): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = `the line is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    return refuse("intake/facts", { what, ...place }, cause);
  }
}

function read(value: unknown, path: string, place: Item["place"]): Item {
  const parsed = factsLine(value).safeParse(value);
  if (parsed.success) return { facts: parsed.data, path, place };
  throw new Refusal(
    parsed.error.issues.map((issue) => {
      const field = issue.path.join(".");
      const names =
        issue.code === "unrecognized_keys" ? `unknown field ${issue.keys.join(", ")}` : "";
      const what = names === "" ? `${field}: ${issue.message}` : names;
      return problem("intake/facts", { what, ...place, ...(field === "" ? {} : { field }) });
    }),
  );
}
