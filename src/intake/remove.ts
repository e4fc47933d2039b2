/**
 * Takes bytes or words away openly, by order or by right. In this order, each step flushed:
 *
 * 1. the notice and the ledger lines   before them nothing has happened
 * 2. content/                          words that stood only in what goes are taken out
 * 3. the bytes, where they are destroyed
 * 4. the checkpoint
 *
 * After a crash the ledger says what must go, and the same command finishes it: what step 2 needs
 * to know is read from the bytes, which go after it. Verification and builds refuse until then.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "#archive/lock.ts";
import { type Archive, openArchive } from "#archive/open.ts";
import { destroyedFiles, isTombstoneOf } from "#archive/removed.ts";
import { forgetTexts } from "#archive/text-shelf.ts";
import { writeDurably } from "#base/files.ts";
import { type ProvisionId, type Sha256, isProvisionId } from "#base/ids.ts";
import { Refusal } from "#base/problems.ts";
import type { RemovalLine } from "#schema/ledger-line.ts";
import type { Notice } from "#schema/notice.ts";
import {
  type GoingCall,
  again,
  coverLedger,
  keyFor,
  refuseOlder,
  refuseOtherBranch,
  writerFor,
} from "./going-commit.ts";
import { type NoticeWords, noticeFrom, printNotice } from "./notice.ts";
import { type Level, type Taken, type Target, planRemoval, targetFrom } from "./removal-plan.ts";
import {
  type Losses,
  editsFor,
  leftovers,
  lossesOf,
  newTombstones,
  standingElsewhere,
  textsAmong,
  textsGone,
} from "./removal-words.ts";

export interface RemovedNow extends Taken {
  /** An interrupted removal was finished, and nothing new was entered. */
  readonly finished: boolean;
  readonly tombstones: readonly ProvisionId[];
  /** Content files that lost words. */
  readonly edited: readonly string[];
  /** Documents in which the words of a removed provision still stand. */
  readonly elsewhere: readonly string[];
  readonly checkpoint: number | undefined;
}

interface Order {
  readonly target: Target;
  readonly level: Level;
  readonly notice: Notice;
}

/** @throws Refusal with what is wrong; nothing is written then. */
export async function remove(
  root: string,
  name: string,
  level: Level,
  words: NoticeWords,
  call: GoingCall,
): Promise<RemovedNow> {
  const order: Order = { target: targetFrom(name), level, notice: noticeFrom(words) };
  refuseOtherBranch(root, call);
  return withLock(root, async () => {
    const archive = openArchive(root);
    refuseOlder(archive, call);
    const key = await keyFor(archive, call);
    const taken = planRemoval(archive, order.target, level);
    if (taken.objects.length + taken.records.length === 0) {
      const edited = finishOrRefuse(archive, order, call);
      const checkpoint = await coverLedger(archive.lines, archive, key);
      return { ...taken, ...NOTHING_NEW, edited, checkpoint };
    }
    const { losses, edits, gone } = wordsOf(archive, taken, order);
    const outcome = {
      ...taken,
      finished: false,
      tombstones: newTombstones(archive, losses),
      edited: [...edits.keys()],
      elsewhere: isProvisionId(order.target) ? standingElsewhere(archive, gone, losses) : [],
    };
    if (call.dryRun === true) return { ...outcome, checkpoint: undefined };
    const lines = await enter(archive, order, outcome, call);
    writeEdits(archive, edits);
    destroy(archive, order.level, taken);
    return { ...outcome, checkpoint: await coverLedger(lines, archive, key) };
  });
}

const NOTHING_NEW = { finished: true, tombstones: [], elsewhere: [] } as const;

/** What content loses. @throws Refusal where somebody's own words would keep them */
function wordsOf(archive: Archive, { objects }: Taken, { level, notice, target }: Order) {
  if (level === "metadata") return { losses: NO_LOSSES, edits: NO_EDITS, gone: new Set<Sha256>() };
  const gone = new Set([...textsGone(archive), ...textsAmong(archive, objects)]);
  const losses = lossesOf(archive, gone, target);
  const edits = editsFor(archive, losses, notice);
  const problems = leftovers(archive, gone, losses, edits);
  if (problems.length > 0) throw new Refusal(problems);
  return { losses, edits, gone };
}

const NO_LOSSES: Losses = { whole: [], partly: [] };
const NO_EDITS: ReadonlyMap<string, string> = new Map();

/** Enters the removal and the tombstones it makes into the ledger; gives all its lines. */
async function enter(
  archive: Archive,
  { level, notice, target }: Order,
  { discharges, objects, records, tombstones }: RemovedNow | Omit<RemovedNow, "checkpoint">,
  { now }: GoingCall,
): Promise<string[]> {
  const writer = writerFor(archive);
  const hash = writer.putObject(printNotice(notice));
  const taken = { objects: [...objects], records: [...records], discharges: [...discharges] };
  writer.append({ type: "removal", recorded: now, level, target, ...taken, notice: hash });
  for (const record of tombstones) {
    writer.append({ type: "withdrawal", recorded: now, record, notice: hash });
  }
  const lines = [...archive.lines, ...writer.lines];
  await writer.commit();
  return lines;
}

function writeEdits({ root }: Archive, edits: ReadonlyMap<string, string>): void {
  for (const [file, text] of edits) writeDurably(join(root, file), text);
}

function destroy({ root }: Archive, level: Level, { objects, records }: Taken): void {
  const files = destroyedFiles(root, { level, objects: [...objects], records: [...records] });
  for (const file of files) rmSync(join(root, file), { force: true });
  if (level !== "metadata") forgetTexts(root);
}

/** Nothing is left to take: an interrupted removal is finished, any other is refused. */
function finishOrRefuse(archive: Archive, { level, target }: Order, call: GoingCall): string[] {
  const lines = archive.removals.lines.filter(
    (line) => line.target === target && line.level === level,
  );
  if (lines.length > 0) return lines.flatMap((line) => finish(archive, line, call));
  const what = `nothing of ${target} is left to remove at the level ${level}`;
  const fix =
    level === "metadata" ? "This level withholds captured files, and none is held." : undefined;
  throw new Refusal([again(what, fix)]);
}

/** Does what a removal in the ledger left undone; the content files it edits. */
function finish(archive: Archive, line: RemovalLine, { dryRun }: GoingCall): string[] {
  const edits = line.level === "metadata" ? NO_EDITS : editsLeft(archive, line);
  if (dryRun === true) return [...edits.keys()];
  writeEdits(archive, edits);
  destroy(archive, line.level, line);
  return [...edits.keys()];
}

function editsLeft(archive: Archive, line: RemovalLine): ReadonlyMap<string, string> {
  const { partly, whole } = lossesOf(archive, textsGone(archive), line.target);
  const entered = [...archive.provisions.values()].filter(({ value: { id, quotes } }) => {
    const withdrawal = id === "new" ? undefined : archive.withdrawals.get(id);
    return withdrawal && quotes.length > 0 && isTombstoneOf(line, withdrawal.line);
  });
  const losses = { partly, whole: [...new Set([...whole, ...entered])] };
  return editsFor(archive, losses, archive.notices.get(line.notice)!);
}
