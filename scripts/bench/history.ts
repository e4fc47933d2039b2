/** The history of an invented document as a collection records it, version by version. */
import { type Language, heading, passage, reworded } from "./prose.ts";
import type { Random } from "./random.ts";

/** What a version came about by. */
type Step = "edit" | "flap" | "failure" | "technical";

/** A text, as the blocks of Markdown between its blank lines. */
export type Blocks = readonly string[];

export interface RecordedVersion {
  /** The same array where the document had this very text before. */
  readonly blocks: Blocks;
  /** The extraction changed, not the terms. */
  readonly technical: boolean;
}

/** How often what happens between one recorded version and the next. */
const SHARES: readonly (readonly [Step, number])[] = [
  ["failure", 0.02],
  ["technical", 0.044],
];
/** Of so many documents the text flaps between two states for good stretches of time. */
const FLAPPING = 0.2;

const ERROR_PAGE: Blocks = [
  "# 503 Service Unavailable",
  "The server is temporarily unable to service your request.",
];

/** Versions of one document, oldest first; each differs from the one before. */
export function* historyOf(
  versions: number,
  bytes: number,
  language: Language,
  random: Random,
): Generator<RecordedVersion> {
  let blocks = firstBlocks(bytes, language, random);
  let before = blocks;
  /** What is left where an extraction failed. */
  const stub = blocks.slice(0, 1);
  const gone: string[] = [];
  const flaps = random.chance(FLAPPING);
  let step: Step = "edit";
  for (let index = 0; index < versions; index++) {
    // After a failure the document is as it was before it.
    const isFirst = index === 0;
    const isBack: boolean = step === "failure";
    step = isFirst ? "edit" : isBack ? "flap" : nextStep(flaps, random);
    if (step === "failure") {
      yield { blocks: random.chance(0.5) ? ERROR_PAGE : stub, technical: false };
      continue;
    }
    if (step === "flap" && !isBack && before !== blocks) [blocks, before] = [before, blocks];
    else if (!isFirst && !isBack) {
      before = blocks;
      blocks =
        step === "technical" ? reformatted(blocks, random) : edited(blocks, gone, language, random);
    }
    yield { blocks, technical: step === "technical" };
  }
}

function nextStep(flaps: boolean, random: Random): Step {
  for (const [step, share] of SHARES) if (random.chance(share)) return step;
  return random.chance(flaps ? 0.8 : 0.29) ? "flap" : "edit";
}

function firstBlocks(bytes: number, language: Language, random: Random): Blocks {
  const blocks = [heading(language, random).slice(1)];
  for (let size = 0; size < bytes; size += blocks.at(-1)!.length + 2) {
    blocks.push(random.chance(0.1) ? heading(language, random) : passage(language, random));
  }
  return blocks;
}

/** The same words, otherwise laid out: what another version of the extractor makes of a page. */
function reformatted(blocks: Blocks, random: Random): Blocks {
  const next = blocks.map((block) =>
    random.chance(0.1) ? block.replace(/^\* {3}/u, "-   ") : block,
  );
  const at = random.between(0, next.length - 1);
  next[at] = next[at]!.replace(/(?<! ) (?! )/u, "  ");
  return next;
}

/** Some passages reworded, added, left out and back after a time (`gone`), moved. */
function edited(blocks: Blocks, gone: string[], language: Language, random: Random): Blocks {
  const next = [...blocks];
  for (let edits = Math.ceil(random.around(13, 2.2)); edits > 0; edits--) {
    const at = random.between(1, next.length - 1);
    const kind = random.next();
    if (kind < 0.55) next[at] = reworded(next[at]!, language, random);
    else if (kind < 0.74) {
      const returning = random.chance(0.1) ? gone.shift() : undefined;
      next.splice(at, 0, returning ?? passage(language, random));
    } else if (kind < 0.93 && next.length > 4) gone.push(...next.splice(at, 1));
    else next.splice(random.between(1, next.length - 1), 0, ...next.splice(at, 1));
  }
  return next.some((block, index) => block !== blocks[index])
    ? next
    : edited(blocks, gone, language, random);
}
