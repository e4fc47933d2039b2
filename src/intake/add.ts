/** Takes captured files in: HTML, PDF, Markdown and plain text. All of them, or none. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, readContent } from "#archive/content.ts";
import { withLock } from "#archive/lock.ts";
import { removedObjects } from "#archive/removed.ts";
import { type Snapshots, holdsObject, readSnapshots } from "#archive/snapshots.ts";
import { Writer } from "#archive/writer.ts";
import type { Instant } from "#base/dates.ts";
import { type DocumentId, type DocumentPath, byCodeUnit } from "#base/ids.ts";
import { type Problem, Refusal, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Capture } from "#schema/capture.ts";
import { type CapturedFile, type Item, readCapturedFile } from "./captured-file.ts";
import { firstAndLatest } from "./keeping.ts";
import { documentNumbers, withField } from "./numbering.ts";

export interface AddResult {
  /** Captures recorded, per document path. */
  readonly recorded: ReadonlyMap<DocumentPath, number>;
  /** New version numbers given. */
  readonly versions: number;
  /** Files that were recorded before, with the same bytes at the same time. */
  readonly known: number;
}

/** Records all items. @throws Refusal with everything that is wrong; nothing is written then. */
export async function addCaptures(
  root: string,
  items: readonly Item[],
  now: Instant,
  progress: Progress,
): Promise<AddResult> {
  return withLock(root, async () => {
    const problems: Problem[] = [];
    const content = readContent(root, problems);
    const snapshots = readSnapshots(root, problems);
    if (content === undefined || problems.length > 0) throw new Refusal(problems);
    progress.stage("reading files", items.length);
    const ready: CapturedFile[] = [];
    let known = 0;
    for (const item of items) {
      const outcome = await readCapturedFile(item, content, snapshots);
      if (outcome === "known") known++;
      else if ("code" in outcome) problems.push(outcome);
      else ready.push(outcome);
      progress.advance();
    }
    ready.sort(
      (a, b) =>
        byCodeUnit(a.at, b.at) ||
        byCodeUnit(a.path, b.path) ||
        byCodeUnit(a.source.sha256, b.source.sha256),
    );
    problems.push(...clashes(ready));
    if (problems.length > 0) throw new Refusal(problems);
    return { ...(await commit(root, ready, content, snapshots, now)), known };
  });
}

/** Two files of one batch that claim the same document and second. */
function clashes(ready: readonly CapturedFile[]): Problem[] {
  const seen = new Map<string, CapturedFile>();
  const problems: Problem[] = [];
  for (const each of ready) {
    const key = `${each.path} at ${each.at}`;
    if (seen.has(key)) {
      problems.push(problem("intake/same-time", { what: `two files are given for ${key}` }));
    }
    seen.set(key, each);
  }
  return problems;
}

async function commit(
  root: string,
  ready: readonly CapturedFile[],
  content: Content,
  snapshots: Snapshots,
  now: Instant,
): Promise<Omit<AddResult, "known">> {
  const writer = new Writer(root, snapshots);
  const nextId = documentNumbers(content, snapshots);
  const removed = removedObjects(snapshots.ledger);
  const recorded = new Map<DocumentPath, number>();
  let versions = 0;
  const groups = Map.groupBy(ready, ({ path }) => path);
  for (const [path, batch] of [...groups].toSorted(([a], [b]) => byCodeUnit(a, b))) {
    const id = idOf(root, path, content, writer, nextId);
    const earlier = snapshots.captures.get(id) ?? [];
    const numbered = new Set(snapshots.versions.get(id)?.keys() ?? []);
    const chosen = firstAndLatest(
      earlier.map(({ at, text }) => ({ at, text: text.sha256 })),
      batch,
    );
    for (const each of batch) {
      if (!numbered.has(each.text)) versions++;
      numbered.add(each.text);
      const keepAll = content.settings.keep === "all";
      const wanted = keepAll || chosen.has(each) || holdsObject(root, each.source.sha256);
      const kept = wanted && !removed.has(each.source.sha256) && !removed.has(each.text);
      if (kept) writer.putObject(each.bytes);
      if (!removed.has(each.text)) writer.putObject(each.derived.text);
      writer.record(captureOf(each, id, now, kept));
    }
    recorded.set(path, batch.length);
  }
  await writer.commit();
  return { recorded, versions };
}

function idOf(
  root: string,
  path: DocumentPath,
  content: Content,
  writer: Writer,
  nextId: () => DocumentId,
): DocumentId {
  const { value } = content.documents.get(path)!;
  if (value.id !== "new") return value.id;
  const id = nextId();
  const { file } = content.documents.get(path)!;
  writer.putContent(file, withField(readFileSync(join(root, file), "utf8"), "id", id));
  return id;
}

const captureOf = (
  each: CapturedFile,
  document: DocumentId,
  recorded: Instant,
  kept: boolean,
): Capture => {
  const { extractor, select, remove } = each.identity;
  return {
    document,
    at: each.at,
    recorded,
    form: "served",
    sources: [each.source],
    vantage: each.vantage,
    text: {
      extractor,
      select: select && [...select],
      remove: remove && [...remove],
      sha256: each.text,
      outline: each.derived.outline,
    },
    kept,
  };
};
