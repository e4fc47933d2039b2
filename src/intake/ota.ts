/**
 * Imports a collection of Open Terms Archive versions. Every recorded version becomes a capture of
 * the form `extracted`: a text that someone else derived from pages that are not held here.
 */
import { rmSync } from "node:fs";
import { type Content, readContent } from "#archive/content.ts";
import { withLock } from "#archive/lock.ts";
import { removedObjects } from "#archive/removed.ts";
import { type Snapshots, holdsObject, readSnapshots } from "#archive/snapshots.ts";
import { Writer } from "#archive/writer.ts";
import type { Instant } from "#base/dates.ts";
import type { DocumentId } from "#base/ids.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Capture } from "#schema/capture.ts";
import { BlobReader, type Repository, readCommits, withRepository } from "./git.ts";
import { initArchive, isArchive } from "./init.ts";
import { firstAndLatest } from "./keeping.ts";
import { engineIn, namesIn, snapshotsIn } from "./ota-commit.ts";
import { type Plan, type Recorded, type Skipped, planImport } from "./ota-plan.ts";
import type { Derived } from "./ota-files.ts";
import { Targets } from "./ota-targets.ts";
import { deriveAll } from "./ota-texts.ts";

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
    const isNew = !isArchive(root);
    if (isNew) initArchive(root, repository.name);
    try {
      return await withLock(root, () => record(workplaceAt(root, repository), plan, now, progress));
    } catch (error) {
      if (isNew && error instanceof Refusal) rmSync(root, { recursive: true });
      throw error;
    }
  });
}

/** What an import reads from and writes to. */
interface Workplace {
  readonly root: string;
  readonly repository: Repository;
  readonly content: Content;
  readonly snapshots: Snapshots;
  readonly writer: Writer;
}

function workplaceAt(root: string, repository: Repository): Workplace {
  const problems: Problem[] = [];
  const content = readContent(root, problems);
  const snapshots = readSnapshots(root, problems);
  if (content === undefined || problems.length > 0) throw new Refusal(problems);
  return { root, repository, content, snapshots, writer: new Writer(root, snapshots) };
}

async function record(
  workplace: Workplace,
  plan: Plan,
  now: Instant,
  progress: Progress,
): Promise<ImportResult> {
  const { snapshots, writer } = workplace;
  const known = knownCommits(snapshots);
  const fresh = plan.recorded.filter(({ commit, path }) => !known.has(`${commit.hash}:${path}`));
  try {
    await prepare(workplace, plan, fresh, now, progress);
  } catch (error) {
    // Nothing was committed: refusals come before it.
    if (error instanceof Refusal) writer.abandon();
    throw error;
  }
  progress.stage("writing to disk");
  if (!writer.isEmpty) await writer.commit();
  return resultOf(plan, fresh);
}

/** Hands everything that is new to the writer. */
async function prepare(
  workplace: Workplace,
  plan: Plan,
  fresh: readonly Recorded[],
  now: Instant,
  progress: Progress,
): Promise<void> {
  const { repository, root, writer } = workplace;
  const derived = await deriveAll(workplace, fresh, progress);
  const targets = new Targets(workplace);
  const languages = new Map(
    fresh.map(({ blob, document }) => [document, derived.get(blob)!.language]),
  );
  for (const [document, language] of languages) targets.claim(document, language);
  targets.noteEnded(plan.ended, repository.name);
  if (targets.problems.length > 0) throw new Refusal(targets.problems);
  const captures = fresh.map((each) => ({
    each,
    id: targets.idOf(each.document),
    at: each.commit.at,
    ...derived.get(each.blob)!,
  }));
  const removed = removedObjects(workplace.snapshots.ledger);
  const isRemoved = ({ source, text }: Planned) => removed.has(source) || removed.has(text);
  const kept = chooseKept(
    captures.filter((each) => !isRemoved(each)),
    workplace,
  );
  await putMissing(
    workplace,
    captures.filter((capture) => kept.has(capture)),
  );
  progress.stage("recording", captures.length);
  for (const capture of captures) {
    const { source } = capture;
    const held = kept.has(capture) || writer.objects.has(source) || holdsObject(root, source);
    writer.record(captureOf(capture, repository.name, now, held && !isRemoved(capture)));
    progress.advance();
  }
}

function resultOf({ ended, recorded, skipped }: Plan, fresh: readonly Recorded[]): ImportResult {
  const documents = new Set(recorded.map(({ document }) => document));
  return {
    services: new Set([...documents].map((path) => namesIn(path).service)).size,
    documents: documents.size,
    captures: fresh.length,
    technical: fresh.filter(({ technical }) => technical).length,
    distinctFiles: new Set(fresh.map(({ blob }) => blob)).size,
    known: recorded.length - fresh.length,
    skipped,
    ended: [...ended.keys()],
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

interface Planned extends Derived {
  readonly each: Recorded;
  readonly id: DocumentId;
  readonly at: Instant;
}

function chooseKept(captures: readonly Planned[], { content, snapshots }: Workplace): Set<Planned> {
  if (content.settings.keep === "all") return new Set(captures);
  const kept = new Set<Planned>();
  for (const [id, batch] of Map.groupBy(captures, (capture) => capture.id)) {
    const earlier = (snapshots.captures.get(id) ?? []).map(({ at, text }) => ({
      at,
      text: text.sha256,
    }));
    for (const capture of firstAndLatest(earlier, batch)) kept.add(capture);
  }
  return kept;
}

/** Puts the bytes that are to be held and were not yet put, reading them once more. */
async function putMissing(
  { repository, root, writer }: Workplace,
  captures: readonly Planned[],
): Promise<void> {
  const missing = captures.filter(
    ({ source }) => !writer.objects.has(source) && !holdsObject(root, source),
  );
  if (missing.length === 0) return;
  const blobs = [...new Set(missing.map(({ each }) => each.blob))];
  const reader = new BlobReader(repository);
  try {
    await reader.read(blobs, (_, bytes) => void writer.putObject(bytes));
  } finally {
    await reader.end();
  }
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
