/** Reads `content/`: everything that people wrote, each file checked by its schema. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import {
  type DocumentPath,
  type ProvisionPath,
  type Slug,
  isDocumentId,
  isDocumentPath,
  isProvisionId,
  isProvisionPath,
  isSlug,
} from "#base/ids.ts";
import { filesUnder, isHalfWritten, readIfThere } from "#base/files.ts";
import { isDay } from "#base/dates.ts";
import { type Problem, problem } from "#base/problems.ts";
import { type ArchiveSettings, archiveSettings } from "#schema/archive-settings.ts";
import { type ChangesFields, changes } from "#schema/change.ts";
import { type DocumentFields, document } from "#schema/document.ts";
import {
  type CategoryFields,
  type ClauseTypeFields,
  type RegulationFields,
  categories,
  clauseType,
  regulation,
} from "#schema/gatherings.ts";
import { type PlatformFields, platform } from "#schema/platform.ts";
import { type ProvisionFields, provision } from "#schema/provision.ts";
import { type ReplyFields, reply } from "#schema/reply.ts";
import { type ArticleFields, type PageFields, article, page } from "#schema/writing.ts";
import { type ContentFile, readContentFile } from "./front-matter.ts";
import { CATEGORIES_FILE, SETTINGS_FILE, TEST_KEY_FILE, rootFile } from "./layout.ts";
import { type Located, readYaml } from "./yaml.ts";

/** Everything in `content/`, by slug or path, in order of code units. */
export interface Content {
  readonly settings: ArchiveSettings;
  readonly categories: ReadonlyMap<Slug, CategoryFields>;
  readonly platforms: ReadonlyMap<Slug, ContentFile<PlatformFields>>;
  readonly documents: ReadonlyMap<DocumentPath, ContentFile<DocumentFields>>;
  readonly provisions: ReadonlyMap<ProvisionPath, ContentFile<ProvisionFields>>;
  /** By document ID. */
  readonly changes: ReadonlyMap<string, ContentFile<ChangesFields>>;
  /** By `<id>/<date>`. */
  readonly replies: ReadonlyMap<string, ContentFile<ReplyFields>>;
  readonly clauseTypes: ReadonlyMap<Slug, ContentFile<ClauseTypeFields>>;
  readonly regulations: ReadonlyMap<Slug, ContentFile<RegulationFields>>;
  readonly articles: ReadonlyMap<Slug, ContentFile<ArticleFields>>;
  readonly pages: ReadonlyMap<string, ContentFile<PageFields>>;
}

const isRecordId = (name: string) => isDocumentId(name) || isProvisionId(name);
const isPageName = (name: string): name is string => name.split("/").every(isSlug);

function isReply(name: string): name is string {
  const [id, date, ...rest] = name.split("/");
  return rest.length === 0 && isRecordId(id ?? "") && isDay(date ?? "");
}

interface Reader {
  readonly root: string;
  readonly files: readonly string[];
  readonly read: Set<string>;
  readonly problems: Problem[];
}

/** Reads all of `content/`; what is wrong with it is added to `problems`, all of it. */
export function readContent(root: string, problems: Problem[]): Content | undefined {
  const settings = readSettings(root, problems);
  const files = filesUnder(join(root, "content"))
    .filter((path) => !isHalfWritten(path) && !path.split("/").some((part) => part.startsWith(".")))
    .map((path) => `content/${path}`);
  const roots = settings?.time?.roots.map(rootFile) ?? [];
  const keys = settings?.log?.test === true ? [TEST_KEY_FILE] : [];
  const read = new Set([SETTINGS_FILE, CATEGORIES_FILE, ...roots, ...keys]);
  const reader: Reader = { root, files, read, problems };
  const content = {
    categories: readCategories(root, problems),
    platforms: readFolder(reader, "platforms", platform, isSlug),
    documents: readFolder(reader, "documents", document, isDocumentPath),
    provisions: readFolder(reader, "provisions", provision, isProvisionPath),
    changes: readFolder(reader, "changes", changes, isDocumentId),
    replies: readFolder(reader, "replies", reply, isReply),
    clauseTypes: readFolder(reader, "clause-types", clauseType, isSlug),
    regulations: readFolder(reader, "regulations", regulation, isSlug),
    articles: readFolder(reader, "articles", article, isSlug),
    pages: readFolder(reader, "pages", page, isPageName),
  };
  for (const file of files.filter((each) => !reader.read.has(each))) {
    problems.push(problem("content/unknown-file", { what: "nothing reads this file", file }));
  }
  return settings && { settings, ...content };
}

function readFolder<Schema extends z.ZodType, Name extends string>(
  { root, files, read, problems }: Reader,
  folder: string,
  schema: Schema,
  isName: (name: string) => name is Name,
): Map<Name, ContentFile<z.output<Schema>>> {
  const found = new Map<Name, ContentFile<z.output<Schema>>>();
  for (const file of files) {
    const name = new RegExp(`^content/${folder}/(.+)\\.mdx?$`, "u").exec(file)?.[1];
    if (name === undefined) continue;
    read.add(file);
    if (!isName(name)) {
      const what = `"${name}" cannot be part of an address here`;
      problems.push(problem("content/slug", { what, file }));
      continue;
    }
    if (found.has(name)) {
      const what = `${name} is there twice, as .md and as .mdx`;
      problems.push(problem("content/unknown-file", { what, file }));
    }
    const entry = readContentFile(file, readUtf8(root, file, problems), schema, problems);
    if (entry !== undefined) found.set(name, entry);
  }
  return found;
}

function readUtf8(root: string, file: string, problems: Problem[]): string {
  const bytes = readFileSync(join(root, file));
  const text = bytes.toString("utf8");
  if (!bytes.equals(Buffer.from(text, "utf8"))) {
    problems.push(
      problem("intake/encoding", { what: "the file is not UTF-8", file, fix: "Save it as UTF-8." }),
    );
  }
  return text;
}

/** The settings alone, for commands that need no more. */
export function readSettings(root: string, problems: Problem[]): ArchiveSettings | undefined {
  const yaml = readIfThere(join(root, SETTINGS_FILE))?.toString("utf8");
  if (yaml === undefined) {
    problems.push(problem("archive/none", { what: `${root} holds no ${SETTINGS_FILE}` }));
    return undefined;
  }
  return readYaml({ file: SETTINGS_FILE, yaml, before: 0 }, archiveSettings, problems)?.value;
}

function readCategories(root: string, problems: Problem[]): Map<Slug, CategoryFields> {
  const yaml = readIfThere(join(root, CATEGORIES_FILE))?.toString("utf8") ?? "{}";
  const read: Located<Record<string, CategoryFields>> | undefined = readYaml(
    { file: CATEGORIES_FILE, yaml, before: 0 },
    categories,
    problems,
  );
  return new Map(Object.entries(read?.value ?? {}) as [Slug, CategoryFields][]);
}
