/** Checks that everything a content file refers to exists, and that IDs are given once. */
import { type DocumentPath, type ProvisionPath, idPrefix } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import { selectorFault } from "#text/html.ts";
import type { Content } from "./content.ts";
import type { ContentFile } from "./front-matter.ts";
import { nearest } from "./nearest.ts";

type Report = (each: Problem) => void;
type Path = readonly (string | number)[];

/** Every reference and ID that is wrong. */
export function checkReferences(content: Content): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (each) => problems.push(each);
  checkDocuments(content, report);
  checkProvisions(content, report);
  checkClauseTypes(content, report);
  checkNotes(content, report);
  checkArticles(content, report);
  checkMentions(content, report);
  checkPages(content, report);
  checkProcedure(content, report);
  checkIds(content, report);
  return problems;
}

function show(path: Path): string {
  const parts = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`));
  return parts.join("").slice(1);
}

/** Reports a name that is not among the known ones. */
function refer(
  entry: ContentFile<unknown>,
  path: Path,
  kind: string,
  name: string,
  known: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  if (known.has(name)) return;
  const like = nearest(name, [...known.keys()]);
  report(
    problem("content/reference", {
      what: `there is no ${kind} "${name}"`,
      ...(like === undefined ? {} : { fix: `Did you mean "${like}"?` }),
      file: entry.file,
      line: entry.lineOf(...path),
      field: show(path),
    }),
  );
}

const parent = (path: string): string => path.slice(0, path.lastIndexOf("/"));

function checkDocuments({ documents, platforms }: Content, report: Report): void {
  for (const [path, entry] of documents) {
    const platform = parent(path);
    if (!platforms.has(platform as never)) {
      const what = `the document's folder names a platform "${platform}" that has no file`;
      const fix = `Add content/platforms/${platform}.md, or move the document.`;
      report(problem("content/reference", { what, fix, file: entry.file }));
    }
    entry.value.selectors.forEach((set, index) => {
      for (const list of ["select", "remove"] as const) {
        set[list].forEach((selector, position) => {
          const fault = selectorFault(selector);
          if (fault === undefined) return;
          const at = ["selectors", index, list, position] as const;
          const what = `"${selector}": ${fault}`;
          const { file } = entry;
          report(
            problem("content/selector", { what, file, line: entry.lineOf(...at), field: show(at) }),
          );
        });
      }
    });
  }
}

/** What stands at addresses under a document that are its own pages: no provision can have them. */
export const RESERVED: ReadonlyMap<string, string> = new Map([
  ["compare", "the address where the document's versions are compared"],
  ["history", "the address of the document's history"],
]);

function checkProvisions(content: Content, report: Report): void {
  for (const [path, entry] of content.provisions) {
    const { value } = entry;
    const own = path.slice(path.lastIndexOf("/") + 1);
    const reserved = RESERVED.get(own);
    if (reserved !== undefined) {
      const what = `a provision cannot be named "${own}": that is ${reserved}`;
      report(problem("content/slug", { what, fix: "Rename the file.", file: entry.file }));
    }
    if (!content.documents.has(parent(path) as DocumentPath)) {
      const what = `the provision's folder names a document "${parent(path)}" that has no file`;
      const fix = `Add content/documents/${parent(path)}.md, or move the provision.`;
      report(problem("content/reference", { what, fix, file: entry.file }));
    }
    refer(entry, ["clauseType"], "clause type", value.clauseType, content.clauseTypes, report);
    value.categories.forEach((name, index) => {
      refer(entry, ["categories", index], "category", name, content.categories, report);
    });
    for (const name of Object.keys(value.regulations)) {
      refer(entry, ["regulations", name], "regulation", name, content.regulations, report);
    }
    value.related.forEach((name, index) => {
      refer(entry, ["related", index], "article", name, content.articles, report);
    });
  }
}

function checkClauseTypes(content: Content, report: Report): void {
  for (const [type, entry] of content.clauseTypes) {
    const having = new Set(
      [...content.provisions].flatMap(([path, { value }]) =>
        value.clauseType === type ? [path.split("/")[0]!] : [],
      ),
    );
    entry.value.foundWithout.forEach(({ platform, document }, index) => {
      const path = ["foundWithout", index, "platform"] as const;
      refer(entry, path, "platform", platform, content.platforms, report);
      if (document !== undefined) {
        const at = ["foundWithout", index, "document"] as const;
        refer(entry, at, "document", `${platform}/${document}`, content.documents, report);
      } else if (having.has(platform)) {
        const what = `${platform} is listed as found without this clause, but has a provision of it`;
        const fix = "Remove it from the list, or name the document that was reviewed.";
        const place = { file: entry.file, line: entry.lineOf(...path), field: show(path) };
        report(problem("content/reference", { what, fix, ...place }));
      }
    });
  }
}

/** What people say of changes, and platforms' replies. */
function checkNotes(content: Content, report: Report): void {
  const documents = new Map<string, DocumentPath>();
  for (const [path, { value }] of content.documents) documents.set(value.id, path);
  const records = new Map<string, unknown>(documents);
  for (const { value } of content.provisions.values()) records.set(value.id, value);
  for (const [id, entry] of content.changes)
    refer(entry, ["changes"], "document", id, documents, report);
  for (const [name, entry] of content.replies) {
    const id = parent(name);
    refer(entry, ["about"], "record", id, records, report);
    const path = documents.get(id);
    if (path === undefined) continue;
    entry.value.about?.forEach((provision, index) => {
      const at = ["about", index] as const;
      refer(entry, at, "provision", `${path}/${provision}`, content.provisions, report);
    });
  }
}

function checkArticles(content: Content, report: Report): void {
  for (const entry of content.articles.values()) {
    entry.value.clauseTypes.forEach((name, index) => {
      refer(entry, ["clauseTypes", index], "clause type", name, content.clauseTypes, report);
    });
    entry.value.platforms.forEach((name, index) => {
      refer(entry, ["platforms", index], "platform", name, content.platforms, report);
    });
  }
}

/** Provisions that articles and provisions quote in their text. */
function checkMentions({ articles, provisions }: Content, report: Report): void {
  for (const { file, mentions } of [...articles.values(), ...provisions.values()]) {
    for (const { line, of } of mentions) {
      if (provisions.has(of as ProvisionPath)) continue;
      const like = nearest(of, [...provisions.keys()]);
      const fix = like === undefined ? {} : { fix: `Did you mean "${like}"?` };
      report(
        problem("content/reference", { what: `there is no provision "${of}"`, file, line, ...fix }),
      );
    }
  }
}

/** First parts of addresses that the site uses itself: no page of the archive can have them. */
const TAKEN = new Set(
  "404 api articles card category changes clause corrections data digest evidence log pagefind platform record regulation search sitemap verify".split(
    " ",
  ),
);
/** Pages that the site has of its own, with what the archive wrote for them in it. */
const OPEN = new Set(["feeds", "severity"]);

/** The page that the settings name as the procedure of capture: plain Markdown, to be read anywhere. */
function checkProcedure({ pages, settings }: Content, report: Report): void {
  const { procedure } = settings;
  if (procedure === undefined) return;
  const file = pages.get(procedure)?.file;
  if (file?.endsWith(".md") === true) return;
  const what =
    file === undefined
      ? `there is no page "${procedure}" in content/pages`
      : `the procedure is in ${file}, and drafts of certifications cannot take over components`;
  const fix = `Write content/pages/${procedure}.md, or leave the setting out.`;
  report(
    problem("content/reference", { what, fix, file: "content/archive.yaml", field: "procedure" }),
  );
}

function checkPages({ pages }: Content, report: Report): void {
  for (const [name, { file }] of pages) {
    const [first] = name.split("/");
    if (!TAKEN.has(first!) && (!OPEN.has(first!) || first === name)) continue;
    const what = `a page cannot be named "${name}": the site uses addresses under /${first}/ itself`;
    report(problem("content/slug", { what, fix: "Rename the file.", file }));
  }
}

function checkIds({ settings, documents, provisions }: Content, report: Report): void {
  const seen = new Map<string, string>();
  for (const entry of [...documents.values(), ...provisions.values()]) {
    const { id } = entry.value;
    if (id === "new") continue;
    const place = { file: entry.file, line: entry.lineOf("id"), field: "id" };
    const first = seen.get(id);
    if (first !== undefined) {
      report(
        problem("content/duplicate-id", { what: `${id} is also the ID of ${first}`, ...place }),
      );
    }
    seen.set(id, entry.file);
    if (idPrefix(id) !== settings.prefix) {
      const what = `${id} does not begin with the archive's prefix ${settings.prefix}`;
      report(problem("content/field", { what, fix: "Set `id: new`.", ...place }));
    }
  }
}
