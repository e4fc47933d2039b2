/** The texts of a collection's files: each distinct file is read and derived once. */
import type { Snapshots } from "#archive/snapshots.ts";
import { doJobs } from "#archive/processes.ts";
import type { Writer } from "#archive/writer.ts";
import type { Sha256 } from "#base/ids.ts";
import { refuse } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Repository } from "./git.ts";
import {
  type Derived,
  type DerivedFiles,
  FileDeriver,
  type FilesOfDocument,
  type FilesPlace,
} from "./ota-files.ts";
import type { Recorded } from "./ota-plan.ts";

interface Place {
  readonly root: string;
  readonly repository: Repository;
  readonly snapshots: Snapshots;
  readonly writer: Writer;
}

/** So many files are derived in the time that processes take to start. */
const FEW = 200;

/** Derives the text of every distinct file; what is new is held at once, so that files are read once. */
export async function deriveAll(
  { repository, root, snapshots, writer }: Place,
  fresh: readonly Recorded[],
  progress: Progress,
): Promise<Map<string, Derived>> {
  const numbered = new Set([...snapshots.versions.values()].flatMap((texts) => [...texts.keys()]));
  const documents = filesOfDocuments(fresh);
  const derived = new Map<string, Derived | undefined>();
  const count = documents.reduce((sum, { blobs }) => sum + blobs.length, 0);
  progress.stage("deriving texts", count);
  const place = { repository, root, numbered: [...numbered] };
  await deriveDocuments(documents, place, count >= FEW, (done, index) => {
    const { blobs } = documents[index]!;
    for (const [at, blob] of blobs.entries()) derived.set(blob, done.derived[at]);
    writer.objects.adopt(done.objects);
    progress.advance(blobs.length);
  });
  const whole = refuseUnreadable(fresh, derived);
  const firsts = [...firstOfEachText(fresh, whole, numbered)];
  const wanted = new Set(firsts.flatMap(({ source, text }) => [source, text]));
  writer.objects.discard(writer.objects.names.made.filter((name) => !wanted.has(name)));
  return whole;
}

/** Each distinct file with the document that recorded it first; the largest documents first. */
function filesOfDocuments(fresh: readonly Recorded[]): FilesOfDocument[] {
  const owners = new Map(fresh.toReversed().map(({ blob, document }) => [blob, document]));
  const newest = new Set(new Map(fresh.map(({ blob, document }) => [document, blob])).values());
  const blobs = [...new Set(fresh.map(({ blob }) => blob))];
  return [...Map.groupBy(blobs, (blob) => owners.get(blob)!).values()]
    .map((held) => ({ blobs: held, told: held.filter((blob) => newest.has(blob)) }))
    .toSorted((a, b) => b.blobs.length - a.blobs.length);
}

async function deriveDocuments(
  documents: readonly FilesOfDocument[],
  place: FilesPlace,
  isLong: boolean,
  took: (done: DerivedFiles, index: number) => void,
): Promise<void> {
  const module = new URL("./ota-files-process.ts", import.meta.url);
  let deriver: FileDeriver | undefined;
  const here = (files: FilesOfDocument) => (deriver ??= new FileDeriver(place)).derive(files);
  try {
    await doJobs(documents, { isLong, here, module, data: place }, took);
  } finally {
    await deriver?.end();
  }
}

/** All files with their texts. @throws Refusal for the first that is not UTF-8 */
function refuseUnreadable(
  fresh: readonly Recorded[],
  derived: ReadonlyMap<string, Derived | undefined>,
): Map<string, Derived> {
  const whole = new Map<string, Derived>();
  for (const { blob, commit, path } of fresh) {
    const each = derived.get(blob);
    if (each !== undefined) whole.set(blob, each);
    else {
      const what = `"${path}" as commit ${commit.hash} recorded it is not UTF-8`;
      refuse("intake/encoding", { what });
    }
  }
  return whole;
}

/** The files that brought new texts; where documents share one, the first of all. */
function* firstOfEachText(
  fresh: readonly Recorded[],
  derived: ReadonlyMap<string, Derived>,
  numbered: ReadonlySet<Sha256>,
): Generator<Derived> {
  const seen = new Set(numbered);
  for (const { blob } of fresh) {
    const each = derived.get(blob)!;
    if (!seen.has(each.text)) yield each;
    seen.add(each.text);
  }
}
