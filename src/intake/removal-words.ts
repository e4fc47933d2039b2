/** The words that a removal takes out of `content/`, and where else somebody wrote them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { removalOfText } from "#archive/removed.ts";
import type { Archive, ArchivedProvision } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { filesUnder } from "#base/files.ts";
import { type ProvisionId, type Sha256, isSha256 } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Notice } from "#schema/notice.ts";
import { foldWhiteSpace, parseText } from "#text/passage.ts";
import { findQuotation, quotationParts } from "#text/quotation.ts";
import { PassagePool, type VersionText } from "#text/version-text.ts";
import { tombstoneFile, withoutWordings } from "./front-matter-edits.ts";

/** What a removal leaves of the provisions' wordings. */
export interface Losses {
  /** Provisions that lose every wording: tombstones. */
  readonly whole: readonly ArchivedProvision[];
  /** Those of which a wording stands elsewhere, with the wordings that go. */
  readonly partly: readonly PartLoss[];
}

interface PartLoss {
  readonly provision: ArchivedProvision;
  /** Indexes of wordings. */
  readonly lost: readonly number[];
}

/** What the removed texts take from the provisions; `target` goes whole if it is one of them. */
export function lossesOf(archive: Archive, gone: ReadonlySet<Sha256>, target: string): Losses {
  const taken = new TakenTexts(archive, gone);
  const found = [...archive.provisions.values()].map((provision) => ({
    provision,
    lost: taken.lostWordings(provision),
  }));
  const isWhole = ({ provision: { value }, lost }: PartLoss) =>
    value.quotes.length > 0 && (value.id === target || lost.length === value.quotes.length);
  return {
    whole: found.filter(isWhole).map(({ provision }) => provision),
    partly: found.filter((each) => each.lost.length > 0 && !isWhole(each)),
  };
}

/** Texts that go, read from the objects, since an archive whose ledger says so holds no words. */
class TakenTexts {
  readonly #archive: Archive;
  readonly #gone: ReadonlySet<Sha256>;
  readonly #pool = new PassagePool();
  readonly #texts = new Map<Sha256, VersionText>();

  constructor(archive: Archive, gone: ReadonlySet<Sha256>) {
    this.#archive = archive;
    this.#gone = gone;
    for (const hash of gone) {
      const passages = passagesOf(archive, hash).map((text) => this.#pool.number(text));
      this.#texts.set(hash, { passages, kinds: [] });
    }
  }

  /** Indexes of wordings that stand in a text that goes, and in no other of the document. */
  lostWordings({ document: path, value }: ArchivedProvision): number[] {
    const { documents, pool } = this.#archive;
    const versions = documents.get(path)!.versions.filter(Boolean);
    const going = versions.flatMap(({ text }) => this.#texts.get(text) ?? []);
    if (going.length === 0) return [];
    const staying = versions.filter(({ text }) => !this.#gone.has(text));
    const stands = (text: string, read: (passage: number) => string) => (version: VersionText) =>
      findQuotation({ text }, version, read).length > 0;
    return value.quotes.flatMap(({ text }, index) =>
      going.some(stands(text, this.#pool.textOf)) && !staying.some(stands(text, pool.textOf))
        ? [index]
        : [],
    );
  }
}

/** The passages of a canonical text; none where its bytes are gone. */
function passagesOf({ root }: Archive, hash: Sha256): string[] {
  const bytes = readObject(root, hash);
  return bytes === undefined ? [] : parseText(bytes.toString("utf8"));
}

/** The content files that lose words, as they will be. */
export function editsFor({ root }: Archive, { partly, whole }: Losses, notice: Notice) {
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  return new Map([
    // What was withdrawn before keeps its own reason.
    ...whole.map(({ file, value: { withdrawn } }) => {
      return [file, tombstoneFile(read(file), withdrawn ?? notice)] as const;
    }),
    ...partly.map(({ lost, provision: { file } }) => {
      return [file, withoutWordings(read(file), lost)] as const;
    }),
  ]);
}

/** Records that become tombstones and are none yet. */
export const newTombstones = ({ withdrawals }: Archive, { whole }: Losses): ProvisionId[] =>
  whole.flatMap(({ value: { id } }) => (id === "new" || withdrawals.has(id) ? [] : [id]));

/** A passage shorter than this stands in too many texts to mean this one. UTF-16 units. */
const TELLING = 40;

/**
 * Content files that would still hold words that go: a draft, an article, a reply. Told by the
 * wordings that are lost, and by whole passages that stand in no text that stays.
 */
export function leftovers(
  archive: Archive,
  gone: ReadonlySet<Sha256>,
  losses: Losses,
  edits: ReadonlyMap<string, string>,
): Problem[] {
  const drafts = losses.whole.filter(({ value }) => value.id === "new");
  const words = wordsThatGo(archive, gone, losses);
  const named = new Set(drafts.map(({ file }) => file));
  const holding = filesUnder(join(archive.root, "content"))
    .map((path) => `content/${path}`)
    .filter((file) => !named.has(file) && holdsAny(textOf(file, archive, edits), words));
  return [
    ...drafts.map(({ file }) => {
      const what = "the draft quotes words that would be removed";
      return problem("going/words", { what, fix: "Delete the file, or quote other words.", file });
    }),
    ...holding.map((file) =>
      problem("going/words", { what: "the file holds words that would be removed", file }),
    ),
  ];
}

function wordsThatGo(
  archive: Archive,
  gone: ReadonlySet<Sha256>,
  { partly, whole }: Losses,
): string[] {
  const passages = [...gone].flatMap((hash) => passagesOf(archive, hash));
  const going = new Set(passages.filter((text) => text.length >= TELLING));
  for (const { versions } of archive.documents.values()) {
    const staying = versions.filter((version) => version !== undefined && !gone.has(version.text));
    for (const passage of new Set(staying.flatMap((version) => version.passages)))
      going.delete(archive.pool.textOf(passage));
  }
  const telling = passages.filter((text) => going.has(text));
  const lost = [
    ...whole.flatMap(({ value }) => value.quotes),
    ...partly.flatMap(({ lost: indexes, provision: { value } }) =>
      indexes.map((index) => value.quotes[index]!),
    ),
  ];
  return [...new Set([...lost.flatMap(({ text }) => quotationParts(text)), ...telling])];
}

function textOf(file: string, { root }: Archive, edits: ReadonlyMap<string, string>): string {
  const text = edits.get(file) ?? readFileSync(join(root, file), "utf8");
  // A block quotation begins each of its lines with a sign that is no part of the words.
  return foldWhiteSpace(text.replaceAll(/^\s*(?:>\s*)+/gmu, " "));
}

const holdsAny = (text: string, words: readonly string[]): boolean =>
  words.some((each) => text.includes(each));

/** Documents in which words of a removed provision still stand: they are not touched. */
export function standingElsewhere(archive: Archive, gone: ReadonlySet<Sha256>, losses: Losses) {
  const quotes = losses.whole.flatMap(({ value }) => value.quotes);
  return [...archive.documents.values()]
    .filter(({ versions }) =>
      versions
        .filter((version) => version !== undefined && !gone.has(version.text))
        .some((version) =>
          quotes.some(
            ({ text }) => findQuotation({ text }, version, archive.pool.textOf).length > 0,
          ),
        ),
    )
    .map(({ path }) => path);
}

/** Texts that a removal takes, of the objects it names. */
export function textsAmong(archive: Archive, objects: readonly Sha256[]): Set<Sha256> {
  const texts = new Set(
    [...archive.captures.values()].flat().map(({ text: { sha256 } }) => sha256),
  );
  return new Set(objects.filter((each) => isSha256(each) && texts.has(each)));
}

/** Texts that are gone already, by earlier removals. */
export function textsGone(archive: Archive): Set<Sha256> {
  const objects = [...archive.removals.objects.keys()];
  const taken = objects.filter((each) => removalOfText(archive.removals, each) !== undefined);
  return textsAmong(archive, taken);
}
