/**
 * Renames the path of a platform, a document or a provision; the old address leads on for good. The
 * ledger says so first; then files are renamed and what refers to them is rewritten. After a crash
 * the same command finishes, since every step finds out by itself what is left of it.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Content, readContent } from "#archive/content.ts";
import { currentPath } from "#archive/identities.ts";
import { withLock } from "#archive/lock.ts";
import { type Archive, inspectArchive, openArchive } from "#archive/open.ts";
import { RESERVED, checkReferences } from "#archive/references.ts";
import { filesUnder, writeDurably } from "#base/files.ts";
import { isSlug } from "#base/ids.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import type { MoveLine } from "#schema/ledger-line.ts";
import { withRenamedReferences } from "./renamed-references.ts";
import {
  type GoingCall,
  coverLedger,
  isCovered,
  keyFor,
  refuseOlder,
  refuseOtherBranch,
  writerFor,
} from "./going-commit.ts";
import { type NoticeWords, noticeFrom, printNotice } from "./notice.ts";

export interface MovedNow {
  readonly from: string;
  readonly to: string;
  /** Content files and folders that were renamed, as they are called now. */
  readonly renamed: readonly string[];
  /** Content files in which references were rewritten. */
  readonly rewritten: readonly string[];
  /** An interrupted move was finished, and nothing new was entered. */
  readonly finished: boolean;
  readonly checkpoint: number | undefined;
}

/** @throws Refusal with what is wrong; nothing is written then. */
export async function move(
  root: string,
  from: string,
  to: string,
  words: NoticeWords | undefined,
  call: GoingCall,
): Promise<MovedNow> {
  const notice = words && noticeFrom(words);
  refuseShape(from, to);
  refuseOtherBranch(root, call);
  return withLock(root, async () => {
    const unfinished = unfinishedMove(root, from, to);
    if (unfinished !== undefined) {
      const key = await keyFor(unfinished, call);
      const applied = apply(root, from, to, call);
      const checkpoint = await coverLedger(unfinished.lines, unfinished, key);
      return { from, to, ...applied, finished: true, checkpoint };
    }
    const archive = openArchive(root);
    refuseUnknown(archive.content, from, to);
    refuseTaken(archive, from, to);
    refuseBroken(root, from, to);
    refuseOlder(archive, call);
    const key = await keyFor(archive, call);
    if (call.dryRun === true) {
      return { from, to, ...apply(root, from, to, call), finished: false, checkpoint: undefined };
    }
    const writer = writerFor(archive);
    const hash = notice && writer.putObject(printNotice(notice));
    const line: MoveLine = { type: "move", recorded: call.now, from: page(from), to: page(to) };
    writer.append(hash === undefined ? line : { ...line, notice: hash });
    const lines = [...archive.lines, ...writer.lines];
    await writer.commit();
    const applied = apply(root, from, to, call);
    const checkpoint = await coverLedger(lines, archive, key);
    return { from, to, ...applied, finished: false, checkpoint };
  });
}

/** The address of a page under its path. */
const page = (path: string): string => `/platform/${path}/`;
const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const own = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The archive whose ledger ends with this very move, while content still has it to do. */
function unfinishedMove(root: string, from: string, to: string): Archive | undefined {
  const { archive } = inspectArchive(root);
  const last = archive?.moves.at(-1);
  if (archive === undefined || last?.from !== page(from) || last.to !== page(to)) return undefined;
  return existsAny(root, from) || !isCovered(archive) ? archive : undefined;
}

const existsAny = (root: string, path: string): boolean =>
  placesOf(path).some((place) => existsSync(join(root, place)));

function refuseShape(from: string, to: string): void {
  const [before, after] = [from.split("/"), to.split("/")];
  const wrong = [from, to].find((path) => !path.split("/").every(isSlug));
  if (wrong !== undefined) {
    refuse("move/path", { what: `"${wrong}" is no path of slugs: platform/document/name` });
  }
  if (before.length !== after.length || before.length > 3) {
    refuse("move/path", { what: `${from} and ${to} are not paths of the same kind` });
  }
  if (from === to) refuse("move/path", { what: `${from} is already there` });
  if (before.length === 3 && parent(from) !== parent(to)) {
    refuse("move/path", {
      what: `a provision belongs to its document, and ${to} is under another`,
      fix: "Withdraw it, and make a provision of the other document.",
    });
  }
  const reserved = after.length === 3 ? RESERVED.get(own(to)) : undefined;
  if (reserved !== undefined) {
    refuse("move/taken", { what: `a provision cannot be named "${own(to)}": that is ${reserved}` });
  }
}

function refuseUnknown({ documents, platforms, provisions }: Content, from: string, to: string) {
  const kinds = [platforms, documents, provisions] as const;
  const kind = kinds[from.split("/").length - 1] as ReadonlyMap<string, unknown>;
  if (!kind.has(from)) refuse("move/path", { what: `content/ has nothing at ${from}` });
  if (kind.has(to)) refuse("move/taken", { what: `content/ has something at ${to} already` });
  const above = parent(to);
  if (from.split("/").length === 2 && !(platforms as ReadonlyMap<string, unknown>).has(above)) {
    refuse("move/path", { what: `there is no platform "${above}"` });
  }
}

/** An address that leads on, or was another record's, is never given to something else. */
function refuseTaken(archive: Archive, from: string, to: string): void {
  const [before, after] = [page(from), page(to)];
  const leads = archive.moves.findLast(({ from: old }) => after.startsWith(old));
  const isWayBack = archive.moves.findLast(({ from: old }) => old === after)?.to === before;
  if (leads !== undefined && !isWayBack) {
    refuse("move/taken", { what: `${after} leads on to ${leads.to} for good` });
  }
  const owner = [...archive.records.keys()].find((id) => {
    const path = currentPath(id, archive);
    return path !== undefined && `${path}/`.startsWith(`${to}/`);
  });
  if (owner !== undefined) refuse("move/taken", { what: `${after} is the address of ${owner}` });
  if (existsAny(archive.root, to)) {
    refuse("move/taken", { what: `content/ has files at ${to} already` });
  }
}

/** Tries the move on a copy of the content: it may make something wrong that was right. */
function refuseBroken(root: string, from: string, to: string): void {
  const trial = mkdtempSync(join(tmpdir(), "muniment-move-"));
  try {
    cpSync(join(root, "content"), join(trial, "content"), { recursive: true });
    apply(trial, from, to, {});
    const problems: Problem[] = [];
    const content = readContent(trial, problems);
    if (content !== undefined) problems.push(...checkReferences(content));
    if (problems.length > 0) throw new Refusal(problems);
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

/** Where something under a path lies in `content/`: its file, and what is under it. */
function placesOf(path: string): string[] {
  const files = (stem: string) => [`content/${stem}.md`, `content/${stem}.mdx`];
  switch (path.split("/").length) {
    case 1:
      return [
        ...files(`platforms/${path}`),
        `content/documents/${path}`,
        `content/provisions/${path}`,
      ];
    case 2:
      return [...files(`documents/${path}`), `content/provisions/${path}`];
    default:
      return files(`provisions/${path}`);
  }
}

/** Renames and rewrites what is not yet; what it did, or would do. */
function apply(root: string, from: string, to: string, { dryRun }: Pick<GoingCall, "dryRun">) {
  const rewritten = rewriteReferences(root, from, to, dryRun === true);
  const [olds, news] = [placesOf(from), placesOf(to)];
  const renamed = olds.flatMap((old, index) => {
    if (!existsSync(join(root, old))) return [];
    if (dryRun !== true) rename(join(root, old), join(root, news[index]!));
    return [news[index]!];
  });
  return { renamed, rewritten };
}

function rename(from: string, to: string): void {
  if (existsSync(to)) refuse("move/taken", { what: "it is there already", file: to });
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

function rewriteReferences(root: string, from: string, to: string, dryRun: boolean): string[] {
  const folder = join(root, "content");
  const files = filesUnder(folder).filter((file) => /\.mdx?$/u.test(file));
  return files.flatMap((name) => {
    const file = `content/${name}`;
    const before = readFileSync(join(root, file), "utf8");
    const after = withRenamedReferences(file, before, from, to, () =>
      documentIdOf(root, parent(from)),
    );
    if (after === before) return [];
    if (!dryRun) writeDurably(join(root, file), after);
    return [file];
  });
}

/** The ID that a document's file gives it. */
function documentIdOf(root: string, path: string): string | undefined {
  const file = placesOf(path).find((place) => existsSync(join(root, place)));
  const source = file === undefined ? "" : readFileSync(join(root, file), "utf8");
  return /^id:\s*["']?([A-Z]{2,6}-D-\d+)/mu.exec(source)?.[1];
}
