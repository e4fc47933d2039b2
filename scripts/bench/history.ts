/** The history of an invented document as a collection records it, version by version. */
import { type Language, heading, passage, reworded } from "./prose.ts";
import type { Random } from "./random.ts";

/** What a version came about by. */
type Step = "edit" | "flap" | "failure" | "technical";

export interface RecordedVersion {
  readonly text: string;
  /** The extraction changed, not the terms. */
  readonly technical: boolean;
}

/** How often what happens between one recorded version and the next. */
const SHARES: readonly (readonly [Step, number])[] = [
  ["failure", 0.02],
  ["technical", 0.04],
];
/** Of so many documents the text flaps between two states for good stretches of time. */
const FLAPPING = 0.2;

const ERROR_PAGE =
  "# 503 Service Unavailable\n\nThe server is temporarily unable to service your request.\n";

/** Versions of one document, oldest first; each is what a collection's file held. */
export function* historyOf(
  versions: number,
  bytes: number,
  language: Language,
  random: Random,
): Generator<RecordedVersion> {
  let blocks = firstBlocks(bytes, language, random);
  let before = blocks;
  const flaps = random.chance(FLAPPING);
  let broken = false;
  for (let index = 0; index < versions; index++) {
    const step: Step = index === 0 ? "edit" : broken ? "flap" : nextStep(flaps, random);
    if (step === "failure") {
      broken = true;
      yield { text: random.chance(0.5) ? ERROR_PAGE : stub(blocks), technical: false };
      continue;
    }
    if (step === "flap" && !broken && before !== blocks) [blocks, before] = [before, blocks];
    else if (index > 0 && !broken) {
      before = blocks;
      blocks =
        step === "technical" ? reformatted(blocks, random) : edited(blocks, language, random);
    }
    broken = false;
    yield { text: `${blocks.join("\n\n")}\n`, technical: step === "technical" };
  }
}

function nextStep(flaps: boolean, random: Random): Step {
  for (const [step, share] of SHARES) if (random.chance(share)) return step;
  return random.chance(flaps ? 0.8 : 0.3) ? "flap" : "edit";
}

function firstBlocks(bytes: number, language: Language, random: Random): string[] {
  const blocks = [heading(language, random).slice(1)];
  for (let size = 0; size < bytes; size += blocks.at(-1)!.length + 2) {
    blocks.push(random.chance(0.1) ? heading(language, random) : passage(language, random));
  }
  return blocks;
}

/** What is left where an extraction failed. */
const stub = (blocks: readonly string[]): string => `${blocks[0]!}\n`;

/** The same words, otherwise laid out: what another version of the extractor makes of a page. */
const reformatted = (blocks: readonly string[], random: Random): string[] =>
  blocks.map((block) => (random.chance(0.1) ? block.replace(/^\* {3}/u, "-   ") : block));

/** Some passages reworded, added, left out, moved. */
function edited(blocks: readonly string[], language: Language, random: Random): string[] {
  const next = [...blocks];
  for (let edits = Math.ceil(random.around(9, 2.2)); edits > 0; edits--) {
    const at = random.between(1, next.length - 1);
    const kind = random.next();
    if (kind < 0.55) next[at] = reworded(next[at]!, language, random);
    else if (kind < 0.74) next.splice(at, 0, passage(language, random));
    else if (kind < 0.93 && next.length > 4) next.splice(at, 1);
    else next.splice(random.between(1, next.length - 1), 0, ...next.splice(at, 1));
  }
  return next;
}
