/** Writes valid content files for people to go on from. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Content, readContent } from "#archive/content.ts";
import { documentFile, platformPath } from "#archive/layout.ts";
import { withLock } from "#archive/lock.ts";
import { nearest } from "#archive/nearest.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import { openArchive } from "#archive/open.ts";
import type { Instant } from "#base/dates.ts";
import { writeDurably } from "#base/files.ts";
import { type DocumentPath, type Slug, documentPath, slugFrom } from "#base/ids.ts";
import { type Problem, Refusal, problem, refuse } from "#base/problems.ts";
import { clauseType } from "#schema/gatherings.ts";
import { document } from "#schema/document.ts";
import { platform } from "#schema/platform.ts";
import { provision } from "#schema/provision.ts";
import { findQuotation, nearestPassage } from "#text/quotation.ts";
import { readContentFile } from "#archive/front-matter.ts";
import type { z } from "zod";

/** Makes a platform. Gives the path of its file. */
export async function newPlatform(root: string, name: string, homepage?: string): Promise<string> {
  return withContent(root, (_, write) =>
    write(platformPath(slugOf(name)), platform, { name, homepage }, ""),
  );
}

/** Makes a clause type. Gives the path of its file. */
export async function newClauseType(root: string, title: string): Promise<string> {
  return withContent(root, (_, write) =>
    write(`content/clause-types/${slugOf(title)}.md`, clauseType, { title }, ""),
  );
}

interface DocumentFacts {
  readonly kind?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
}

/** Makes a document of a platform, without an ID until its first capture. */
export async function newDocument(
  root: string,
  platformSlug: string,
  title: string,
  facts: DocumentFacts,
): Promise<string> {
  return withContent(root, ({ platforms }, write) => {
    if (!platforms.has(platformSlug as Slug))
      unknown("platform", platformSlug, [...platforms.keys()]);
    const path = documentPath(platformSlug as Slug, slugOf(title));
    const urls = facts.url === undefined ? [] : [facts.url];
    const fields = { id: "new", title, urls, kind: facts.kind ?? title, language: facts.language };
    return write(documentFile(path), document, fields, "");
  });
}

export interface ProvisionFacts {
  readonly quote: string;
  readonly within?: string | undefined;
  readonly clauseType: string;
  readonly severity: string;
  readonly reason: string;
  readonly by: string;
}

/** Where a quotation was found. */
export interface Standing {
  readonly version: number;
  readonly places: number;
  readonly firstCapture: Instant;
}

export interface MadeProvision {
  readonly file: string;
  /** For each version that has a sound capture, in order of number. */
  readonly standing: readonly Standing[];
}

/** Makes a provision, if its quotation stands in some captured text of the document. */
export async function newProvision(
  root: string,
  path: string,
  title: string,
  facts: ProvisionFacts,
  now: Instant,
): Promise<MadeProvision> {
  const archive = openArchive(root);
  const found =
    archive.documents.get(path as DocumentPath) ??
    [...archive.documents.values()].find(({ id }) => id === path) ??
    unknown("document", path, [...archive.documents.keys()]);
  const { clauseTypes } = archive.content;
  if (!clauseTypes.has(facts.clauseType as Slug)) {
    unknown(
      "clause type",
      facts.clauseType,
      [...clauseTypes.keys()],
      'Make it with `muniment new clause-type "Title"`.',
    );
  }
  const quote = { text: facts.quote, within: facts.within };
  const standing = standingOf(found, quote, archive.pool.textOf);
  if (standing.every(({ places }) => places === 0))
    refuseAbsent(found, facts.quote, archive.pool.textOf);
  const fields = {
    id: "new",
    title,
    clauseType: facts.clauseType,
    severity: facts.severity,
    severityReason: facts.reason,
    quotes: [quote],
    analysis: { written: now, by: [facts.by], assistance: "none", review: "unreviewed" },
  };
  const name = `content/provisions/${found.path}/${slugOf(title)}.md`;
  const file = await withContent(root, (_, write) => write(name, provision, fields, BODY));
  return { file, standing };
}

const BODY = "## Why it matters\n\n\n## Consumer impact\n";

type Write = <Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  fields: object,
  body: string,
) => string;

/** Gives the content as it is, and a way to add one checked file to it. */
async function withContent(root: string, make: (content: Content, write: Write) => string) {
  return withLock(root, async () => {
    const problems: Problem[] = [];
    const content = readContent(root, problems);
    if (content === undefined || problems.length > 0) throw new Refusal(problems);
    return make(content, (file, schema, fields, body) => {
      if (existsSync(join(root, file)) || existsSync(join(root, `${file}x`))) {
        refuse("content/exists", { what: `${file} exists already` });
      }
      const known = JSON.parse(JSON.stringify(fields)) as object;
      const source = `---\n${stringify(known, { lineWidth: 0 })}---\n${body === "" ? "" : `\n${body}`}`;
      const faults: Problem[] = [];
      readContentFile(file, source, schema, faults);
      if (faults.length > 0) throw new Refusal(faults);
      writeDurably(join(root, file), source);
      return file;
    });
  });
}

const slugOf = (name: string): Slug =>
  slugFrom(name) ??
  refuse("content/slug", {
    what: `"${name}" gives no address`,
    fix: "Write the file by hand under a name of lower-case ASCII letters, digits and hyphens.",
  });

function unknown(kind: string, name: string, known: readonly string[], make?: string): never {
  const like = nearest(name, known);
  const fix =
    like === undefined
      ? (make ?? `Known: ${known.slice(0, 8).join(", ")}.`)
      : `Did you mean "${like}"?`;
  return refuse("content/reference", { what: `there is no ${kind} "${name}"`, fix });
}

function standingOf(
  { captures, timeline, versions }: ArchivedDocument,
  quote: { readonly text: string; readonly within?: string | undefined },
  textOf: (passage: number) => string,
): Standing[] {
  const sound = new Set(timeline.periods.map(({ version }) => version));
  return versions
    .filter(({ number }) => sound.has(number))
    .map((version) => ({
      version: version.number,
      places: findQuotation(quote, version, textOf).length,
      firstCapture: captures.find((capture) => capture.text.sha256 === version.text)!.at,
    }));
}

function refuseAbsent(
  { path, versions }: ArchivedDocument,
  quote: string,
  textOf: (passage: number) => string,
): never {
  const newest = versions.at(-1);
  const near = newest && nearestPassage(quote, newest, textOf);
  const what = `the quotation stands in no captured text of ${path}`;
  if (near === undefined) throw new Refusal([problem("quote/absent", { what })]);
  const fix = `Copy the words from the text. The nearest passage is: ${near.passage}`;
  throw new Refusal([problem("quote/absent", { what, fix })]);
}
