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
    const twin = touched.find(
      (other) => other.blob === blobs.get(document) && isVersionPath(other.path),
    );
    if (twin !== undefined) documents.set(twin.path, document);
  }
}
