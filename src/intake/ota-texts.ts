/** The texts of a collection's files: each distinct file is read and derived once. */
import type { Snapshots } from "#archive/snapshots.ts";
import type { Writer } from "#archive/writer.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { refuse } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { languageOf } from "#text/language.ts";
import { deriveText } from "./derive.ts";
import { type Repository, readBlobs } from "./git.ts";
import type { Recorded } from "./ota-plan.ts";

/** What is known of a file's text after it was derived. */
export interface Derived {
  readonly source: Sha256;
  readonly bytes: number;
  readonly text: Sha256;
  readonly outline: string;
  readonly language: string | undefined;
}

interface Place {
  readonly repository: Repository;
  readonly snapshots: Snapshots;
  readonly writer: Writer;
}

/** Derives the text of every distinct file; what is new is held at once, so that files are read once. */
export async function deriveAll(
  { repository, snapshots, writer }: Place,
  fresh: readonly Recorded[],
  progress: Progress,
): Promise<Map<string, Derived>> {
  const first = new Map(fresh.toReversed().map((each) => [each.blob, each]));
  const blobs = [...new Set(fresh.map(({ blob }) => blob))];
  const numbered = new Set([...snapshots.versions.values()].flatMap((texts) => [...texts.keys()]));
  const derived = new Map<string, Derived>();
  progress.stage("deriving texts", blobs.length);
  await readBlobs(repository, blobs, async (blob, bytes) => {
    const { text, outline } = await deriveMarkdown(first.get(blob)!, bytes);
    const hash = sha256(text);
    if (!numbered.has(hash)) {
      numbered.add(hash);
      writer.putObject(text);
      writer.putObject(bytes);
    }
    const language = languageOf(text);
    derived.set(blob, {
      source: sha256(bytes),
      bytes: bytes.length,
      text: hash,
      outline,
      language,
    });
    progress.advance();
  });
  return derived;
}

async function deriveMarkdown({ commit, path }: Recorded, bytes: Buffer) {
  try {
    return await deriveText(bytes, { extractor: "markdown/1" });
  } catch (cause) {
    const what = `"${path}" as commit ${commit.hash} recorded it is not UTF-8`;
    return refuse("intake/encoding", { what }, cause);
  }
}
