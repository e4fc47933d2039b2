/**
 * The conventions of Open Terms Archive version repositories: what a commit says about itself, in
 * the words of today's engine and in those of older ones. Pure.
 *
 * @see https://docs.opentermsarchive.org (commit messages of the versions repository)
 */
import type { Commit } from "./git.ts";

/** What a commit is: a recorded version of a document, or none, and why. */
export type CommitKind =
  { readonly kind: "record" | "technical" } | { readonly kind: "skipped"; readonly reason: string };

const RECORDS = [
  /^First record of /u,
  /^Record new changes of /u,
  /^Start tracking /u,
  /^Update /u,
];
const TECHNICAL = [/^Apply technical or declaration upgrade /u, /^Refilter /u];

/** `<service>/<terms>.md`, nothing above or beside it. */
export const isVersionPath = (path: string): boolean => /^[^/.][^/]*\/[^/]+\.md$/u.test(path);

export function kindOf({ message, parents, touched }: Commit): CommitKind {
  if (parents.length > 1) return { kind: "skipped", reason: "merges of branches" };
  if (!touched.some(({ path }) => isVersionPath(path))) {
    return { kind: "skipped", reason: "commits that touch no document" };
  }
  if (RECORDS.some((sign) => sign.test(message))) return { kind: "record" };
  if (TECHNICAL.some((sign) => sign.test(message))) return { kind: "technical" };
  return { kind: "skipped", reason: "commits that record no version" };
}

/** Service and terms as the path names them: `Acme Cloud/Privacy Policy.md`. */
export function namesIn(path: string): { readonly service: string; readonly terms: string } {
  const [service = "", file = ""] = path.split("/");
  return { service, terms: file.replace(/\.md$/u, "") };
}

/** The snapshots a version was extracted from, as addresses where given, else commit hashes. */
export function snapshotsIn(message: string): string[] {
  const body = message.split("\n").slice(1).join("\n");
  const found = body.match(/https?:\/\/\S+\/commit\/[0-9a-f]{7,40}|\b[0-9a-f]{40}\b/gu) ?? [];
  return [...new Set(found)];
}

/** The trailer `X-engine-version`. */
export const engineIn = (message: string): string | undefined =>
  /^X-engine-version:\s*(\S+)\s*$/mu.exec(message)?.[1];
