/**
 * Opens an archive folder: reads and checks all of it and gives the archive as everything after
 * this stage knows it. Nothing is written.
 */
import type { DocumentPath, ProvisionPath } from "#base/ids.ts";
import { type Problem, Refusal, problem } from "#base/problems.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import type { ProvisionFields } from "#schema/provision.ts";
import { type Lineage, lineageOf } from "#text/lineage.ts";
import { type Content, readContent } from "./content.ts";
import {
  type ArchivedDocument,
  type Stretch,
  heldTexts,
  named,
  readDocument,
  recordedOf,
  stretchesOf,
} from "./documents.ts";
import type { ContentFile } from "./front-matter.ts";
import { checkChangeNotes, checkJudgements } from "./judgements.ts";
import { capturesPath } from "./layout.ts";
import { type KeptCheckpoint, readCheckpoints } from "./checkpoints.ts";
import { Passages } from "./passages.ts";
import { checkReferences } from "./references.ts";
import { type Issued, readIssued } from "./records.ts";
import { type Snapshots, readSnapshots } from "./snapshots.ts";
import { keepTexts } from "./text-keeping.ts";
import { TextShelf } from "./text-shelf.ts";

/** A provision with its state in each stretch of its document's timeline. */
export interface ArchivedProvision extends ContentFile<ProvisionFields> {
  readonly path: ProvisionPath;
  readonly document: DocumentPath;
  readonly stretches: readonly Stretch[];
  readonly lineage: Lineage;
}

export interface Archive extends Issued {
  /** Where it lies. */
  readonly root: string;
  readonly content: Content;
  readonly ledger: readonly LedgerLine[];
  /** Its lines as they stand in the files, without newlines: the leaves of the log. */
  readonly lines: readonly string[];
  /** Smallest first. */
  readonly checkpoints: readonly KeptCheckpoint[];
  /** Every committed capture, also one whose text cannot be read, in order of recording. */
  readonly captures: Snapshots["captures"];
  readonly uncommitted: Snapshots["uncommitted"];
  readonly pool: Passages;
  readonly documents: ReadonlyMap<DocumentPath, ArchivedDocument>;
  readonly provisions: ReadonlyMap<ProvisionPath, ArchivedProvision>;
}

/** The archive and everything that is wrong with it; without an archive when it cannot be read. */
export interface Opened {
  readonly archive: Archive | undefined;
  readonly problems: readonly Problem[];
}

/** What stands in the folder, before texts are taken apart. */
interface Sources {
  readonly root: string;
  readonly content: Content;
  readonly snapshots: Snapshots;
  readonly issued: Issued;
  readonly problems: Problem[];
}

/** Reads everything and collects everything that is wrong. */
export function inspectArchive(root: string): Opened {
  const read = readSources(root);
  return "content" in read ? assemble(read, new TextShelf()) : read;
}

/** The same; where many texts have to be taken apart first, in processes. */
export async function inspectInProcesses(root: string): Promise<Opened> {
  const read = readSources(root);
  if (!("content" in read)) return read;
  const { content, issued, snapshots } = read;
  const lists = [...content.documents].map(([path, { value }]) => ({
    path,
    texts: heldTexts(recordedOf(value.id, snapshots), issued.removals).map(named),
  }));
  const shelf = new TextShelf();
  await keepTexts(root, lists, shelf);
  return assemble(read, shelf);
}

function readSources(root: string): Sources | Opened {
  const problems: Problem[] = [];
  const content = readContent(root, problems);
  const snapshots = readSnapshots(root, problems);
  const isMerging = problems.some(({ code }) => code === "snapshot/merge");
  if (content === undefined || isMerging) return { archive: undefined, problems };
  problems.push(...checkReferences(content), ...checkJudgements(content, snapshots));
  const issued = readIssued(root, snapshots.ledger, problems);
  return { root, content, snapshots, issued, problems };
}

function assemble(
  { content, issued, problems, root, snapshots }: Sources,
  shelf: TextShelf,
): Opened {
  const pool = new Passages();
  const { removals } = issued;
  const reading = { removals, pool, shelf, problems };
  const documents = new Map<DocumentPath, ArchivedDocument>();
  for (const [path, entry] of content.documents) {
    const held = readDocument(root, path, entry, content, snapshots, reading);
    documents.set(path, held);
  }
  const provisions = new Map<ProvisionPath, ArchivedProvision>();
  for (const [path, entry] of content.provisions) {
    const document = documents.get(path.slice(0, path.lastIndexOf("/")) as DocumentPath);
    if (document !== undefined) provisions.set(path, traceProvision(path, entry, document, pool));
  }
  problems.push(...checkChangeNotes(content, documents.values()));
  problems.push(...unclaimedDocuments(content, snapshots));
  const { captures, ledger, lines, uncommitted } = snapshots;
  const archive = {
    ...issued,
    checkpoints: readCheckpoints(root, lines, problems),
    root,
    content,
    ledger,
    lines,
    captures,
    uncommitted,
    pool,
    documents,
    provisions,
  };
  return { archive, problems };
}

/** The archive. @throws Refusal with everything that is wrong. */
export function openArchive(root: string): Archive {
  const { archive, problems } = inspectArchive(root);
  if (archive === undefined || problems.length > 0) throw new Refusal(problems);
  return archive;
}

/** Recorded documents that no content file has any more. */
function unclaimedDocuments(content: Content, snapshots: Snapshots): Problem[] {
  const claimed = new Set([...content.documents.values()].map(({ value }) => value.id));
  return [...snapshots.captures.keys()]
    .filter((id) => !claimed.has(id))
    .map((id) =>
      problem("content/reference", {
        what: `${id} has captures, and no file in content/documents has this ID`,
        fix: `Restore the file with \`id: ${id}\`. A recorded document cannot vanish.`,
        file: capturesPath(id),
      }),
    );
}

function traceProvision(
  path: ProvisionPath,
  entry: ContentFile<ProvisionFields>,
  document: ArchivedDocument,
  pool: Passages,
): ArchivedProvision {
  const stretches = stretchesOf(document);
  const stops = stretches.map(({ version, suspect }) =>
    suspect ? ("suspect" as const) : document.versions[version - 1]!,
  );
  const lineage = lineageOf(entry.value.quotes, stops, pool.textOf);
  return { ...entry, path, document: document.path, stretches, lineage };
}
