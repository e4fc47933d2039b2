/** Withdraws a record openly: its page becomes a tombstone, its number and versions stay. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "#archive/lock.ts";
import { nearest } from "#archive/nearest.ts";
import { type Archive, type ArchivedProvision, openArchive } from "#archive/open.ts";
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { Refusal, refuse } from "#base/problems.ts";
import type { Notice } from "#schema/notice.ts";
import { withAddedField } from "./front-matter-edits.ts";
import {
  type GoingCall,
  again,
  coverLedger,
  isCovered,
  keyFor,
  noTarget,
  refuseOlder,
  refuseOtherBranch,
  writerFor,
} from "./going-commit.ts";
import { type NoticeWords, noticeFrom, printNotice, sameNotice } from "./notice.ts";

export interface WithdrawnNow {
  readonly id: ProvisionId;
  readonly path: ProvisionPath;
  readonly file: string;
  /** Size of the checkpoint that covers it. */
  readonly checkpoint: number | undefined;
}

/** @throws Refusal with what is wrong; nothing is written then. */
export async function withdraw(
  root: string,
  name: string,
  words: NoticeWords,
  call: GoingCall,
): Promise<WithdrawnNow> {
  const notice = noticeFrom(words);
  refuseOtherBranch(root, call);
  return withLock(root, async () => {
    const archive = openArchive(root);
    const { file, id, path, source } = withdrawable(archive, name, notice);
    refuseOlder(archive, call);
    const key = await keyFor(archive, call);
    if (call.dryRun === true) return { id, path, file, checkpoint: undefined };
    if (source === undefined) {
      return { id, path, file, checkpoint: await coverLedger(archive.lines, archive, key) };
    }
    const writer = writerFor(archive);
    writer.putContent(file, source);
    const hash = writer.putObject(printNotice(notice));
    writer.append({ type: "withdrawal", recorded: call.now, record: id, notice: hash });
    const lines = [...archive.lines, ...writer.lines];
    await writer.commit();
    return { id, path, file, checkpoint: await coverLedger(lines, archive, key) };
  });
}

/** The provision, and its file as it will be; undefined where the ledger has its withdrawal. */
function withdrawable(archive: Archive, name: string, notice: Notice) {
  const { file, path, value } = provisionNamed(archive, name);
  const { id, withdrawn } = value;
  if (id === "new") {
    return noTarget(
      `${path} was never issued, so there is nothing to withdraw`,
      `Delete ${file}; nothing that was published names it.`,
    );
  }
  const entered = archive.withdrawals.get(id)?.notice;
  if (entered !== undefined && (isCovered(archive) || !sameNotice(entered, notice))) {
    throw new Refusal([again(`${id} is withdrawn: ${entered.reason}`)]);
  }
  // Only the checkpoint is left to make.
  if (entered !== undefined) return { file, id, path, source: undefined };
  refuseReplacement(archive, id, notice);
  const source = readFileSync(join(archive.root, file), "utf8");
  if (withdrawn === undefined) {
    return { file, id, path, source: withAddedField(source, "withdrawn", notice) };
  }
  // An interrupted withdrawal, or words that somebody wrote into the file first.
  if (sameNotice(withdrawn, notice)) return { file, id, path, source };
  return refuse("going/again", {
    what: `${file} says already why ${id} is withdrawn, in other words`,
    fix: "Give the same words; or run `muniment issue`, which enters what the file says.",
    file,
    field: "withdrawn",
  });
}

/** A provision by its ID, or by the path of its page. @throws Refusal when there is none */
function provisionNamed({ provisions }: Archive, name: string): ArchivedProvision {
  const all = [...provisions.values()];
  const found = all.find(({ path, value }) => value.id === name || path === name);
  if (found !== undefined) return found;
  const like = nearest(
    name,
    all.map(({ value }) => value.id),
  );
  return noTarget(
    `there is no record ${name}`,
    like === undefined ? undefined : `Did you mean ${like}?`,
  );
}

function refuseReplacement({ records, withdrawals }: Archive, id: string, notice: Notice): void {
  const { replacement } = notice;
  if (replacement === undefined) return;
  const fault =
    replacement === id
      ? "is the record itself"
      : !records.has(replacement)
        ? "was never issued"
        : withdrawals.has(replacement)
          ? "is withdrawn too"
          : undefined;
  if (fault !== undefined) {
    noTarget(`the replacement ${replacement} ${fault}`, "Name a record that stands, or none.");
  }
}
