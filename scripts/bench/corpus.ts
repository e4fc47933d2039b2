/**
 * A git repository of versions with the shape of the largest public collection: documents from one
 * to thousands of recorded versions, texts that flap and return, stubs and error pages, several
 * languages. The same bytes for the same numbers, on any machine.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import type { Writable } from "node:stream";
import { historyOf } from "./history.ts";
import type { Language } from "./prose.ts";
import { Random } from "./random.ts";

export interface Shape {
  readonly documents: number;
  /** Recorded versions of all documents together. */
  readonly versions: number;
  /** The document with the most has at most so many. */
  readonly most: number;
  /** Median of a text, in bytes. */
  readonly bytes: number;
}

/** As the largest public collection is: 1.2 GB of text, of which 110 MB are distinct passages. */
export const LARGEST: Shape = { documents: 880, versions: 42_000, most: 2500, bytes: 30_000 };

const LANGUAGES: readonly Language[] = ["en", "en", "en", "en", "en", "en", "de", "fr", "es"];
const TYPES = ["Terms of Service", "Privacy Policy", "Community Guidelines", "Cookies Policy"];
const BEGIN = 1_580_000_000;
const SIX_YEARS = 6 * 365 * 86_400;

/** Writes the repository into the folder `to`, which must not exist. */
export async function makeCorpus(to: string, shape: Shape, seed = 1): Promise<void> {
  mkdirSync(to, { recursive: true });
  await git(to, ["init", "--quiet", "--initial-branch=main"]);
  await git(to, ["fast-import", "--quiet", "--depth=50"], (input) => feed(input, shape, seed));
}

async function git(
  folder: string,
  args: readonly string[],
  feeding?: (input: Writable) => Promise<void>,
): Promise<void> {
  const child = spawn("git", args, { cwd: folder, stdio: ["pipe", "inherit", "inherit"] });
  const closed = once(child, "close");
  await feeding?.(child.stdin);
  child.stdin.end();
  const [code] = (await closed) as [number];
  if (code !== 0) throw new Error(`git ${args[0]}: exit code ${code}`);
}

interface Planned {
  readonly path: string;
  readonly name: string;
  readonly versions: number;
  readonly seed: number;
}

/** How the versions are spread: many documents have few, few have thousands. */
function planOf({ documents, most, versions }: Shape, random: Random): Planned[] {
  const weights = Array.from({ length: documents }, () => Math.min(random.around(1, 3), 60));
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight, index) => {
    const service = `Service ${String(Math.floor(index / 3) + 1).padStart(3, "0")}`;
    const type = `${TYPES[index % 3]!}${index % 7 === 0 ? " of Partners" : ""}`;
    const count = Math.max(1, Math.min(most, Math.round((weight / sum) * versions)));
    const seed = random.between(1, 2 ** 31);
    return { path: `${service}/${type}.md`, name: `${service} ${type}`, versions: count, seed };
  });
}

/** One recorded version, to be committed. */
interface Due {
  readonly at: number;
  readonly document: number;
}

/** Document by document: git keeps the order of commits, and times say when each was recorded. */
async function feed(input: Writable, shape: Shape, seed: number): Promise<void> {
  const random = new Random(seed);
  const plan = planOf(shape, random);
  const histories = plan.map((each) => {
    const own = new Random(each.seed);
    const bytes = Math.min(own.around(shape.bytes, 2.2), 400_000);
    return historyOf(each.versions, bytes, own.pick(LANGUAGES), own);
  });
  const due: Due[] = plan.flatMap(({ versions }, document) =>
    Array.from({ length: versions }, (_, index) => ({
      at: BEGIN + Math.floor(((index + random.next()) / versions) * SIX_YEARS),
      document,
    })),
  );
  due.sort((a, b) => a.at - b.at || a.document - b.document);
  const begun = new Set<number>();
  for (const { at, document } of due) {
    const { value } = histories[document]!.next();
    if (value === undefined) throw new Error("a history ended early");
    const subject = value.technical
      ? "Apply technical or declaration upgrade on"
      : begun.has(document)
        ? "Record new changes of"
        : "First record of";
    begun.add(document);
    const { name, path } = plan[document]!;
    const commit = commitOf(`${subject} ${name}`, at, path, value.text);
    if (!input.write(commit)) await once(input, "drain");
  }
}

/** A commit in the format of `git fast-import`. */
function commitOf(subject: string, at: number, path: string, text: string): Buffer {
  const message = `${subject}\n\nThis version was recorded after extracting from snapshot https://example.org/snapshots/${at}\n\nX-engine-version: 14.1.0\n`;
  return Buffer.concat([
    Buffer.from(
      `commit refs/heads/main\ncommitter Recorder <recorder@example.org> ${at} +0000\n${dataOf(message)}`,
    ),
    Buffer.from(`M 100644 inline "${path}"\n${dataOf(text)}\n`),
  ]);
}

const dataOf = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
