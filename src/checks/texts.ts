/** Claim: every canonical text is what its extractor derives from the captured bytes. */
import { counted } from "#base/count.ts";
import { Derivations } from "#archive/derivations.ts";
import { capturesPath, objectPath } from "#archive/layout.ts";
import { identityOf } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import type { Capture } from "#schema/capture.ts";
import { extract, isKnownExtractor } from "#text/extractors.ts";
import { printOutline } from "#text/outline.ts";
import { printText } from "#text/passage.ts";
import type { Findings } from "./finding.ts";

/** One derivation to repeat. */
interface Task {
  readonly capture: Capture;
  readonly source: Sha256;
}

export async function checkTexts(
  archive: Archive,
  progress: Progress,
  full: boolean,
): Promise<Findings> {
  const derivations = new Derivations();
  const { notes, tasks } = plan(archive);
  progress.stage("deriving texts again", tasks.length);
  const problems: Problem[] = [];
  let reused = 0;
  for (const task of tasks) {
    if (!full && derivations.has(task.source, task.capture.text)) reused++;
    else {
      const fault = await repeat(archive.root, task);
      if (fault === undefined) derivations.add(task.source, task.capture.text);
      else problems.push(fault);
    }
    progress.advance();
  }
  derivations.save();
  const again = `${counted(tasks.length - reused, "text")} derived again from their bytes`;
  const before =
    reused === 0
      ? []
      : [
          `${counted(reused, "text")} derived before by this program from the same bytes (--full repeats them)`,
        ];
  return { problems, notes, checked: [again, ...before] };
}

/** Each distinct pair of bytes and derivation once; what cannot be repeated becomes a note. */
function plan({ captures, removals }: Archive) {
  const tasks = new Map<string, Task>();
  const unrepeatable = new Map<string, number>();
  for (const recorded of captures.values()) {
    for (const capture of recorded) {
      const { kept, sources, text } = capture;
      const isRemoved = [text, ...sources].some(({ sha256: name }) => removals.objects.has(name));
      const reason = isRemoved
        ? "they or their bytes were removed"
        : !isKnownExtractor(text.extractor)
          ? `the extractor ${text.extractor} is not part of this program`
          : kept
            ? sources.length > 1
              ? "they were assembled from several files"
              : undefined
            : "only the hash of their bytes is held; another capture holds the same text";
      if (reason === undefined) {
        const source = sources[0]!.sha256;
        tasks.set(`${source} ${JSON.stringify(text)}`, { capture, source });
      } else unrepeatable.set(reason, (unrepeatable.get(reason) ?? 0) + 1);
    }
  }
  const notes = [...unrepeatable].map(([reason, count]) =>
    problem("text/not-re-extracted", {
      what: `the texts of ${counted(count, "capture")} were not derived again: ${reason}`,
    }),
  );
  return { notes, tasks: [...tasks.values()] };
}

async function repeat(root: string, { capture, source }: Task): Promise<Problem | undefined> {
  const bytes = readObject(root, source);
  // Missing or changed bytes are another check's finding.
  if (bytes === undefined || sha256(bytes) !== source) return undefined;
  const { document, at, text } = capture;
  const place = { file: capturesPath(document) };
  try {
    const passages = await extract(bytes, identityOf(text));
    const derived = sha256(printText(passages.map((passage) => passage.text)));
    if (derived !== text.sha256) {
      const what = `${document} @ ${at}: ${text.extractor} derives another text from ${objectPath(source)}: ${derived}, recorded is ${text.sha256}`;
      return problem("text/differs", { what, ...place });
    }
    if (printOutline(passages.map(({ kind }) => kind)) === text.outline) return undefined;
    return problem("text/differs", {
      what: `${document} @ ${at}: the outline is another`,
      ...place,
    });
  } catch (error) {
    const what = `${document} @ ${at}: ${text.extractor} cannot read the bytes: ${error instanceof Error ? error.message : String(error)}`;
    return problem("text/differs", { what, ...place });
  }
}
