/** Claim: every canonical text is what its extractor derives from the captured bytes. */
import { counted } from "#base/count.ts";
import { Derivations } from "#archive/derivations.ts";
import type { Archive } from "#archive/open.ts";
import { doJobs } from "#archive/processes.ts";
import { inBatches } from "#base/batches.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { isKnownExtractor } from "#text/extractors.ts";
import { type Derivation, type Repeated, deriveAgain } from "./derive-again.ts";
import type { Findings } from "./finding.ts";

export async function checkTexts(
  archive: Archive,
  progress: Progress,
  full: boolean,
): Promise<Findings> {
  const known = new Derivations();
  const { derivations, notes } = plan(archive);
  progress.stage("deriving texts again", derivations.length);
  const due = derivations.filter(({ source, text }) => full || !known.has(source, text));
  const reused = derivations.length - due.length;
  progress.advance(reused);
  const problems: Problem[] = [];
  let again = 0;
  for (const [derivation, repeated] of await repeatAll(archive.root, due, progress)) {
    if (repeated !== "no bytes") again++;
    if (repeated === "as recorded") known.add(derivation.source, derivation.text);
    else if (repeated !== "no bytes") problems.push(repeated);
  }
  known.save();
  const before =
    reused === 0
      ? []
      : [
          `${counted(reused, "text")} derived before by this program from the same bytes (--full repeats them)`,
        ];
  return {
    problems,
    notes,
    checked: [`${counted(again, "text")} derived again from their bytes`, ...before],
  };
}

/** So many texts are derived in the time that processes take to start. */
const FEW = 150;
/** Texts of one document that a process derives together. */
const TOGETHER = 200;

/** Each derivation with what came of it, in their order. */
async function repeatAll(
  root: string,
  due: readonly Derivation[],
  progress: Progress,
): Promise<(readonly [Derivation, Repeated])[]> {
  const documents = [...Map.groupBy(due, ({ document }) => document).values()];
  const jobs = documents.flatMap((derivations) => inBatches(derivations, TOGETHER));
  const outcome = new Map<Derivation, Repeated>();
  const work = {
    isLong: due.length >= FEW,
    here: (job: readonly Derivation[]) => deriveAgain(root, job),
    module: new URL("./derive-again-process.ts", import.meta.url),
    data: root,
  };
  await doJobs(jobs, work, (repeated, index) => {
    for (const [at, derivation] of jobs[index]!.entries()) outcome.set(derivation, repeated[at]!);
    progress.advance(repeated.length);
  });
  return due.map((derivation) => [derivation, outcome.get(derivation)!]);
}

/** Each distinct pair of bytes and derivation once; what cannot be repeated becomes a note. */
function plan({ captures, removals }: Archive) {
  const derivations = new Map<string, Derivation>();
  const unrepeatable = new Map<string, number>();
  for (const recorded of captures.values()) {
    for (const capture of recorded) {
      const { at, document, kept, sources, text } = capture;
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
        const key = `${source} ${JSON.stringify(text)}`;
        derivations.set(key, { at, document, source, text });
      } else unrepeatable.set(reason, (unrepeatable.get(reason) ?? 0) + 1);
    }
  }
  const notes = [...unrepeatable].map(([reason, count]) =>
    problem("text/not-re-extracted", {
      what: `the texts of ${counted(count, "capture")} were not derived again: ${reason}`,
    }),
  );
  return { notes, derivations: [...derivations.values()] };
}
