/**
 * Imports a collection of Open Terms Archive versions. Every recorded version becomes a capture of
 * the form `extracted`: a text that someone else derived from pages that are not held here.
 */
import { stringify } from "yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, readContent } from "#archive/content.ts";
import { documentFile, platformPath } from "#archive/layout.ts";
import { withLock } from "#archive/lock.ts";
import { type Snapshots, holdsObject, readSnapshots } from "#archive/snapshots.ts";
import { Writer } from "#archive/writer.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import { type DocumentId, type DocumentPath, type Sha256, type Slug, documentPath, slugFrom } from "#base/ids.ts";
import { type Problem, Refusal, problem, refuse } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Capture } from "#schema/capture.ts";
import { languageOf } from "#text/language.ts";
import { deriveText } from "./derive.ts";
import { type Commit, type Repository, readBlobs, readCommits, withRepository } from "./git.ts";
import { initArchive, isArchive } from "./init.ts";
import { firstAndLatest } from "./keeping.ts";
import { documentNumbers, withField } from "./numbering.ts";
import { engineIn, isVersionPath, kindOf, namesIn, snapshotsIn } from "./ota-commit.ts";

export interface ImportResult {
  /** Services and documents of the collection. */
  readonly services: number;
  readonly documents: number;
  /** Recorded now. */
  readonly captures: number;
  readonly technical: number;
  readonly distinctFiles: number;
  /** Recorded by an earlier run. */
  readonly known: number;
  /** Commits that are no captures, by reason. */
  readonly skipped: ReadonlyMap<string, Skipped>;
  /** Documents whose files the collection deleted. */
  readonly ended: readonly string[];
}

/** Commits that are no captures, for one reason. */
export interface Skipped {
  readonly commits: number;
  /** Paths that they touched. */
  readonly files: ReadonlySet<string>;
  /** First lines of their messages, each once. */
  readonly subjects: ReadonlySet<string>;
}

/** One recorded version on its way to becoming a capture. */
interface Recorded {
  readonly commit: Commit;
  readonly blob: string;
  /** The file's path in the collection when it was recorded. */
  readonly path: string;
  /** The path that stands for the document: the first it had. */
  readonly document: string;
  readonly technical: boolean;
}

interface Plan {
  readonly recorded: readonly Recorded[];
  readonly skipped: ReadonlyMap<string, Skipped>;
  /** Documents whose file is gone at the end, with when and by which commit. */
  readonly ended: ReadonlyMap<string, Commit>;
}

/** What is known of a file's text after it was derived. */
interface Derived {
  readonly source: Sha256;
  readonly bytes: number;
  readonly text: Sha256;
  readonly outline: string;
}

/** Takes in what the archive does not hold yet. @throws Refusal; nothing is written then. */
export async function importCollection(
  root: string,
  source: string,
  now: Instant,
  progress: Progress,
): Promise<ImportResult> {
  return withRepository(source, async (repository) => {
    progress.stage("reading commits");
    const plan = planImport(await readCommits(repository));
    if (plan.recorded.length === 0) {
      refuse("import/source", {
        what: `"${source}" holds no recorded version`,
        fix: "Give a repository of versions: folders of services with Markdown files of terms.",
      });
    }
    if (!isArchive(root)) initArchive(root, repository.name);
    return withLock(root, () => record(root, repository, plan, now, progress));
  });
}

/** Reads the collection's story: what each commit recorded, and under which document. */
export function planImport(commits: readonly Commit[]): Plan {
  const recorded: Recorded[] = [];
  const skipped = new Map<string, Skipped>();
  const ended = new Map<string, Commit>();
  const documents = new Map<string, string>();
  const blobs = new Map<string, string>();
  for (const commit of commits) {
    const { kind, ...rest } = kindOf(commit);
    if ("reason" in rest) skipped.set(rest.reason, withCommit(skipped.get(rest.reason), commit));
    if (kind === "skipped") followRenames(commit, documents, blobs);
    for (const { path, blob } of commit.touched) {
      const document = documents.get(path) ?? path;
      if (blob === undefined) {
        if (blobs.has(document)) ended.set(document, commit);
      } else if (kind !== "skipped" && isVersionPath(path)) {
        documents.set(path, document);
        blobs.set(document, blob);
        ended.delete(document);
        recorded.push({ commit, blob, path, document, technical: kind === "technical" });
      }
    }
  }
  return { recorded, skipped, ended };
}

const withCommit = (skipped: Skipped | undefined, { message, touched }: Commit): Skipped => ({
  commits: (skipped?.commits ?? 0) + 1,
  files: new Set([...(skipped?.files ?? []), ...touched.map(({ path }) => path)]),
  subjects: new Set([...(skipped?.subjects ?? []), message.split("\n")[0]!]),
});

/** A commit by hand that only moves a document's file: the document goes on under its new path. */
function followRenames(
  { touched }: Commit,
  documents: Map<string, string>,
  blobs: ReadonlyMap<string, string>,
): void {
  for (const { path, blob } of touched) {
    if (blob !== undefined || !documents.has(path)) continue;
    const document = documents.get(path)!;
    const twin = touched.find((other) => other.blob === blobs.get(document) && isVersionPath(other.path));
    if (twin !== undefined) documents.set(twin.path, document);
  }
}

async function record(
  root: string,
  repository: Repository,
  plan: Plan,
  now: Instant,
  progress: Progress,
): Promise<ImportResult> {
  const problems: Problem[] = [];
  const content = readContent(root, problems);
  const snapshots = readSnapshots(root, problems);
  if (content === undefined || problems.length > 0) throw new Refusal(problems);
  const writer = new Writer(root, snapshots);
  try {
    return await recordInto(writer, root, repository, plan, content, snapshots, now, progress);
  } catch (error) {
    // Nothing was committed: refusals come before it.
    if (error instanceof Refusal) writer.abandon();
    throw error;
  }
}

async function recordInto(
  writer: Writer,
  root: string,
  repository: Repository,
  plan: Plan,
  content: Content,
  snapshots: Snapshots,
  now: Instant,
  progress: Progress,
): Promise<ImportResult> {
  const known = knownCommits(snapshots);
  const fresh = plan.recorded.filter(({ commit, path }) => !known.has(`${commit.hash}:${path}`));
  const blobs = [...new Set(fresh.map(({ blob }) => blob))];
  progress.stage("deriving texts", blobs.length);
  const derived = await deriveAll(repository, blobs, writer, snapshots, progress);
  const targets = new Targets(root, content, snapshots, writer);
  const languages = new Map(fresh.map(({ document, blob }) => [document, derived.get(blob)!.language]));
  for (const { document } of fresh) {
    targets.claim(document, languages.get(document));
  }
  targets.endTracking(plan.ended, repository.name);
  if (targets.problems.length > 0) throw new Refusal(targets.problems);
  const captures = fresh.map((each) => ({
    each,
    id: targets.idOf(each.document),
    at: each.commit.at,
    ...derived.get(each.blob)!,
  }));
  const kept = chooseKept(captures, content, snapshots);
  await putMissing(root, repository, captures.filter((capture) => kept.has(capture)), writer);
  progress.stage("recording", captures.length);
  for (const capture of captures) {
    const held = kept.has(capture) || writer.holds(capture.source) || holdsObject(root, capture.source);
    writer.record(captureOf(capture, repository.name, now, held));
    progress.advance();
  }
  progress.stage("writing to disk");
  if (!writer.isEmpty) writer.commit();
  const documents = new Set(plan.recorded.map(({ document }) => document));
  return {
    services: new Set([...documents].map((path) => namesIn(path).service)).size,
    documents: documents.size,
    captures: captures.length,
    technical: captures.filter(({ each }) => each.technical).length,
    distinctFiles: blobs.length,
    known: plan.recorded.length - fresh.length,
    skipped: plan.skipped,
    ended: [...plan.ended.keys()],
  };
}

/** `<commit>:<path>` of every capture that came from a collection. */
function knownCommits(snapshots: Snapshots): Set<string> {
  const known = new Set<string>();
  for (const captures of snapshots.captures.values()) {
    for (const { vantage } of captures) {
      if (vantage?.commit !== undefined) known.add(`${vantage.commit}:${vantage.path}`);
    }
  }
  return known;
}

async function deriveAll(
  repository: Repository,
  blobs: readonly string[],
  writer: Writer,
  snapshots: Snapshots,
  progress: Progress,
): Promise<Map<string, Derived & { readonly language: string | undefined }>> {
  const numbered = new Set<Sha256>();
  for (const versions of snapshots.versions.values()) {
    for (const text of versions.keys()) numbered.add(text);
  }
  const derived = new Map<string, Derived & { readonly language: string | undefined }>();
  await readBlobs(repository, blobs, async (blob, bytes) => {
    const { text, outline } = await deriveMarkdown(blob, bytes);
    const hash = sha256(text);
    if (!numbered.has(hash)) {
      numbered.add(hash);
      writer.putObject(text);
      writer.putObject(bytes);
    }
    const language = languageOf(text);
    derived.set(blob, { source: sha256(bytes), bytes: bytes.length, text: hash, outline, language });
    progress.advance();
  });
  return derived;
}

async function deriveMarkdown(blob: string, bytes: Buffer) {
  try {
    return await deriveText(bytes, { extractor: "markdown/1" });
  } catch (cause) {
    const what = `the collection's file ${blob} is not UTF-8`;
    throw new Refusal([problem("intake/encoding", { what })], { cause });
  }
}

interface Planned extends Derived {
  readonly each: Recorded;
  readonly id: DocumentId;
  readonly at: Instant;
}

function chooseKept(captures: readonly Planned[], content: Content, snapshots: Snapshots): Set<Planned> {
  if (content.settings.keep === "all") return new Set(captures);
  const kept = new Set<Planned>();
  for (const [id, batch] of Map.groupBy(captures, (capture) => capture.id)) {
    const earlier = (snapshots.captures.get(id) ?? []).map(({ at, text }) => ({ at, text: text.sha256 }));
    for (const capture of firstAndLatest(earlier, batch)) kept.add(capture);
  }
  return kept;
}

/** Puts the bytes that are to be held and were not yet put, reading them once more. */
async function putMissing(
  root: string,
  repository: Repository,
  captures: readonly Planned[],
  writer: Writer,
): Promise<void> {
  const missing = captures.filter(({ source }) => !writer.holds(source) && !holdsObject(root, source));
  const blobs = [...new Set(missing.map(({ each }) => each.blob))];
  await readBlobs(repository, blobs, async (_, bytes) => {
    writer.putObject(bytes);
  });
}

function captureOf(
  { each, id, source, bytes, text, outline }: Planned,
  collection: string,
  now: Instant,
  kept: boolean,
): Capture {
  const { hash, message, at } = each.commit;
  const engine = engineIn(message);
  const snapshots = snapshotsIn(message);
  return {
    document: id,
    at,
    recorded: now,
    form: "extracted",
    sources: [{ mediaType: "text/markdown", bytes, sha256: source }],
    vantage: {
      ...(engine === undefined ? {} : { tool: `Open Terms Archive engine ${engine}` }),
      collection,
      commit: hash,
      path: each.path,
      ...(snapshots.length === 0 ? {} : { snapshots }),
      ...(each.technical ? { technical: true } : {}),
    },
    text: { extractor: "markdown/1", sha256: text, outline },
    kept,
  };
}

/** Finds or makes the platform and document that each document of a collection goes to. */
class Targets {
  readonly problems: Problem[] = [];
  readonly #root: string;
  readonly #content: Content;
  readonly #writer: Writer;
  readonly #nextId: () => DocumentId;
  readonly #ids = new Map<string, DocumentId>();
  readonly #platforms = new Map<string, Slug>();
  readonly #taken = new Map<string, string>();
  readonly #made = new Map<string, Record<string, unknown>>();
  readonly #files = new Map<string, string>();

  constructor(root: string, content: Content, snapshots: Snapshots, writer: Writer) {
    this.#root = root;
    this.#content = content;
    this.#writer = writer;
    this.#nextId = documentNumbers(content, snapshots);
    for (const [slug, { value }] of content.platforms) {
      this.#platforms.set(value.name, slug);
      this.#taken.set(slug, value.name);
    }
    for (const [id, captures] of snapshots.captures) {
      const path = captures.find(({ vantage }) => vantage?.path !== undefined)?.vantage?.path;
      if (path !== undefined) this.#ids.set(path, id);
    }
  }

  /** The ID of a claimed document. */
  idOf(document: string): DocumentId {
    return this.#ids.get(document)!;
  }

  /** Makes sure that a document of the collection has a place in the archive. */
  claim(document: string, language: string | undefined): void {
    if (this.#ids.has(document)) return;
    const { service, terms } = namesIn(document);
    const platform = this.#platform(service);
    if (platform === undefined) return;
    const existing = this.#existing(platform, terms);
    if (existing !== undefined) {
      this.#ids.set(document, existing);
      return;
    }
    const path = this.#freePath(platform, terms);
    if (path === undefined) return;
    const id = this.#nextId();
    this.#ids.set(document, id);
    this.#files.set(document, documentFile(path));
    this.#made.set(document, { id, title: terms, kind: terms, language: language ?? "en" });
    this.#writer.putContent(documentFile(path), frontMatter(this.#made.get(document)!));
  }

  #platform(service: string): Slug | undefined {
    const known = this.#platforms.get(service);
    if (known !== undefined) return known;
    const slug = slugOf(service);
    const holder = this.#taken.get(slug);
    if (holder !== undefined) {
      this.#collision(`"${service}" and "${holder}"`, slug, platformPath(`${slug}-2`), service);
      return undefined;
    }
    this.#platforms.set(service, slug);
    this.#taken.set(slug, service);
    this.#writer.putContent(platformPath(slug), frontMatter({ name: service }));
    return slug;
  }

  #existing(platform: Slug, terms: string): DocumentId | undefined {
    for (const [path, { file, value }] of this.#content.documents) {
      if (!path.startsWith(`${platform}/`) || value.title !== terms) continue;
      if (value.id !== "new") return value.id;
      const id = this.#nextId();
      this.#writer.putContent(file, withField(readFileSync(join(this.#root, file), "utf8"), "id", id));
      return id;
    }
    return undefined;
  }

  #freePath(platform: Slug, terms: string): DocumentPath | undefined {
    const slug = slugOf(terms);
    const path = documentPath(platform, slug);
    const holder = this.#taken.get(path) ?? this.#content.documents.get(path)?.value.title;
    if (holder === undefined) {
      this.#taken.set(path, terms);
      return path;
    }
    this.#collision(`"${terms}" and "${holder}" of ${platform}`, path, documentFile(`${path}-2`), terms);
    return undefined;
  }

  #collision(names: string, slug: string, file: string, name: string): void {
    const what = `${names} would both get the address ${slug}`;
    const fix = `Add ${file} by hand, with the exact name or title "${name}", and import again.`;
    this.problems.push(problem("intake/slug-taken", { what, fix }));
  }

  /** Notes in the documents' files that the collection stopped tracking them. */
  endTracking(ended: ReadonlyMap<string, Commit>, collection: string): void {
    for (const [document, commit] of ended) {
      const id = this.#ids.get(document);
      const entry = [...this.#content.documents.values()].find(({ value }) => value.id === id);
      if (id === undefined || entry?.value.trackingEnded !== undefined) continue;
      const reason = `${collection} removed the document: "${commit.message.split("\n")[0]}"`;
      const trackingEnded = { date: dayOf(commit.at), reason };
      const made = this.#made.get(document);
      if (made !== undefined) {
        this.#writer.putContent(this.#files.get(document)!, frontMatter({ ...made, trackingEnded }));
      } else if (entry !== undefined) {
        const source = readFileSync(join(this.#root, entry.file), "utf8");
        this.#writer.putContent(entry.file, withField(source, "trackingEnded", trackingEnded));
      }
    }
  }
}

const frontMatter = (fields: Record<string, unknown>): string =>
  `---\n${stringify(fields, { lineWidth: 0 })}---\n`;

/** A slug for any name; one in a script without ASCII gets a stable one from its hash. */
const slugOf = (name: string): Slug => slugFrom(name) ?? (`x-${sha256(name).slice(0, 12)}` as Slug);
