/** Reads the story of a collection of Open Terms Archive versions from its commits. Pure. */
import type { Commit } from "./git.ts";
import { isVersionPath, kindOf } from "./ota-commit.ts";

/** Commits that are no captures, for one reason. */
export interface Skipped {
  readonly commits: number;
  /** Paths that they touched. */
  readonly files: ReadonlySet<string>;
  /** First lines of their messages, each once. */
  readonly subjects: ReadonlySet<string>;
}

/** One recorded version on its way to becoming a capture. */
export interface Recorded {
  readonly commit: Commit;
  readonly blob: string;
  /** The file's path in the collection when it was recorded. */
  readonly path: string;
  /** The path that stands for the document: the first it had. */
  readonly document: string;
  readonly technical: boolean;
}

export interface Plan {
  readonly recorded: readonly Recorded[];
  readonly skipped: ReadonlyMap<string, Skipped>;
  /** Documents whose file is gone at the end, with when and by which commit. */
  readonly ended: ReadonlyMap<string, Commit>;
}

/** Reads the collection's story: what each commit recorded, and under which document. */
export function planImport(commits: readonly Commit[]): Plan {
  const recorded: Recorded[] = [];
  const skipped = new Map<string, Counted>();
  const ended = new Map<string, Commit>();
  const documents = new Map<string, string>();
  const blobs = new Map<string, string>();
  for (const commit of commits) {
    const { kind, ...rest } = kindOf(commit);
    if ("reason" in rest) noteSkipped(skipped, rest.reason, commit);
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

/** Commits that are no captures, while they are counted. */
interface Counted {
  commits: number;
  readonly files: Set<string>;
  readonly subjects: Set<string>;
}

function noteSkipped(
  skipped: Map<string, Counted>,
  reason: string,
  { message, touched }: Commit,
): void {
  const counted = skipped.get(reason) ?? { commits: 0, files: new Set(), subjects: new Set() };
  skipped.set(reason, counted);
  counted.commits++;
  for (const { path } of touched) counted.files.add(path);
  counted.subjects.add(message.split("\n", 1)[0]!);
}

/** A commit by hand that only moves a document's file: the document goes on under its new path. */
function followRenames(
  { touched }: Commit,
  documents: Map<string, string>,
  blobs: ReadonlyMap<string, string>,
): void {
  const twins = new Map<string | undefined, string>();
  for (const { blob, path } of touched) {
    if (!twins.has(blob) && isVersionPath(path)) twins.set(blob, path);
  }
  for (const { path, blob } of touched) {
    if (blob !== undefined || !documents.has(path)) continue;
    const document = documents.get(path)!;
    const twin = twins.get(blobs.get(document));
    if (twin !== undefined) documents.set(twin, document);
  }
}
