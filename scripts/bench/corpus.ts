/**
 * A git repository of versions with the shape of the largest public collection: documents from one
 * to thousands of recorded versions, texts that flap and return, stubs and error pages, several
 * languages. The same bytes for the same numbers, on any machine.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import type { Writable } from "node:stream";
import { type Blocks, type RecordedVersion, historyOf } from "./history.ts";
import type { Language } from "./prose.ts";
import { Random } from "./random.ts";
import { ShapeCount, type Shape } from "./shape.ts";

/** What is to be made. */
export interface Order {
  readonly documents: number;
  /** Recorded versions of all documents together. */
  readonly versions: number;
  /** One document has so many. */
  readonly most: number;
  /** Median of a text, in bytes. */
  readonly bytes: number;
}

/** As the largest public collection is. */
const LARGEST: Order = { documents: 880, versions: 42_000, most: 2500, bytes: 31_000 };

/** A collection of that shape with another number of documents. */
export function orderOf(documents: number): Order {
  const part = (count: number) => Math.round((count * documents) / LARGEST.documents);
  return { ...LARGEST, documents, versions: part(LARGEST.versions), most: part(LARGEST.most) };
}

/** How many documents of that shape have so many versions. */
export const documentsFor = (versions: number): number =>
  Math.max(1, Math.round((versions * LARGEST.documents) / LARGEST.versions));

const LANGUAGES: readonly Language[] = ["en", "en", "en", "en", "en", "en", "de", "fr", "es"];
const TYPES = ["Terms of Service", "Privacy Policy", "Community Guidelines"];
const BEGIN = 1_580_000_000;
const SIX_YEARS = 6 * 365 * 86_400;

/** Writes the repository into the folder `to`, which must not exist. */
export async function makeCorpus(to: string, order: Order, seed = 1): Promise<Shape> {
  mkdirSync(to, { recursive: true });
  await git(to, ["init", "--quiet", "--initial-branch=main"]);
  return git(to, ["-c", "core.compression=1", "fast-import", "--quiet", "--depth=50"], (input) =>
    feed(input, order, seed),
  );
}

/** Runs git; what is fed to it gives the outcome. @throws Error where git fails */
async function git<T>(
  folder: string,
  args: readonly string[],
  feeding?: (input: Writable) => Promise<T>,
): Promise<T> {
  const child = spawn("git", args, { cwd: folder, stdio: ["pipe", "inherit", "inherit"] });
  const closed = once(child, "close");
  const outcome = await feeding?.(child.stdin);
  child.stdin.end();
  const [code] = (await closed) as [number];
  if (code !== 0) throw new Error(`git ${args.join(" ")}: exit code ${code}`);
  return outcome as T;
}

interface Planned {
  readonly path: string;
  readonly name: string;
  readonly versions: number;
  readonly random: Random;
}

function planOf(order: Order, random: Random): Planned[] {
  return countsOf(order, random).map((versions, index) => {
    const service = `Service ${String(Math.floor(index / 3) + 1).padStart(3, "0")}`;
    const type = `${TYPES[index % 3]!}${index % 7 === 0 ? " of Partners" : ""}`;
    const own = new Random(random.between(1, 2 ** 31));
    return { path: `${service}/${type}.md`, name: `${service} ${type}`, versions, random: own };
  });
}

/** How the versions are spread: many documents have few, few have hundreds, one has the most. */
function countsOf({ documents, most, versions }: Order, random: Random): number[] {
  const weights = Array.from({ length: documents }, () => random.around(1, 3));
  const busiest = weights.indexOf(Math.max(...weights));
  const sum = weights.reduce((a, b) => a + b) - weights[busiest]!;
  let [spread, given] = [0, 0];
  return weights.map((weight, index) => {
    if (index === busiest) return Math.max(1, most);
    spread += (weight / sum) * (versions - most);
    const count = Math.max(1, Math.round(spread) - given);
    given += count;
    return count;
  });
}

/** One recorded version, to be committed. */
interface Due {
  readonly at: number;
  readonly document: number;
  readonly subject: string;
  /** The path of its file, and the mark of its text. */
  readonly path: string;
  readonly mark: number;
}

/**
 * Texts document by document, so that git stores each as its difference from the one before; then
 * the commits, in order of time.
 */
async function feed(input: Writable, order: Order, seed: number): Promise<Shape> {
  const random = new Random(seed);
  const texts = new Texts(input);
  const due: Due[] = [];
  for (const [document, { name, path, random: own, versions }] of planOf(order, random).entries()) {
    const bytes = Math.min(own.around(order.bytes, 2.2), 400_000);
    const history = historyOf(versions, bytes, own.pick(LANGUAGES), own);
    texts.count.begin();
    let index = 0;
    for (const version of history) {
      const at = BEGIN + Math.floor(((index + random.next()) / versions) * SIX_YEARS);
      const subject = `${subjectOf(index++, version.technical)} ${name}`;
      due.push({ at, document, subject, path, mark: await texts.markOf(version) });
    }
  }
  due.sort((a, b) => a.at - b.at || a.document - b.document);
  for (const each of due) await put(input, commitOf(each));
  return texts.count.shape;
}

/** Gives git each distinct text once. */
class Texts {
  readonly count = new ShapeCount();
  readonly #input: Writable;
  readonly #marks = new Map<Blocks, number>();

  constructor(input: Writable) {
    this.#input = input;
  }

  /** By which number git knows a version's text. */
  async markOf({ blocks, technical }: RecordedVersion): Promise<number> {
    const known = this.#marks.get(blocks);
    this.count.version(technical, known !== undefined);
    if (known !== undefined) return known;
    const mark = this.#marks.size + 1;
    this.#marks.set(blocks, mark);
    const text = Buffer.from(`${blocks.join("\n\n")}\n`);
    this.count.text(blocks, text.length, technical);
    await put(this.#input, `blob\nmark :${mark}\ndata ${text.length}\n`, text);
    return mark;
  }
}

async function put(input: Writable, ...parts: readonly (string | Buffer)[]): Promise<void> {
  const room = parts.map((part) => input.write(part));
  if (room.at(-1) === false) await once(input, "drain");
}

function subjectOf(index: number, isTechnical: boolean): string {
  if (isTechnical) return "Apply technical or declaration upgrade on";
  return index === 0 ? "First record of" : "Record new changes of";
}

/** A commit in the format of `git fast-import`. */
function commitOf({ at, mark, path, subject }: Due): string {
  const message = `${subject}\n\nThis version was recorded after extracting from snapshot https://example.org/snapshots/${at}\n\nX-engine-version: 14.1.0\n`;
  return `commit refs/heads/main\ncommitter Recorder <recorder@example.org> ${at} +0000\ndata ${Buffer.byteLength(message)}\n${message}\nM 100644 :${mark} "${path}"\n\n`;
}

/** Records one more version of the document recorded last: its text and one passage more. */
export async function addVersion(repository: string): Promise<void> {
  const ask = (...args: string[]) =>
    execFileSync("git", args, { cwd: repository, encoding: "utf8", maxBuffer: 2 ** 26 });
  const [at, , path] = ask("log", "-1", "--format=%ct", "--name-only").split("\n");
  const text = Buffer.from(`${ask("show", `HEAD:${path}`)}\nThis passage is new, as of today.\n`);
  await git(repository, ["fast-import", "--quiet"], async (input) => {
    const due = { at: Number(at) + 86_400, subject: "Record new changes of a document", mark: 1 };
    const commit = commitOf({ ...due, document: 0, path: path! });
    await put(input, `blob\nmark :1\ndata ${text.length}\n`, text);
    await put(input, commit.replace("\nM ", "\nfrom refs/heads/main^0\nM "));
  });
}
