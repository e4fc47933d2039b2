/** What proves when an issued version existed, as a sheet says it: the log, and time stamps. */
import { coveringCheckpoint, logClaims } from "./log-claim.ts";
import type { LogPlace } from "./log-places.ts";
import { onPaper } from "./record-sheet-commands.ts";
import { type SheetFact, type SheetValue, addressed, sheetFact } from "./record-sheet-facts.ts";
import { showInstant } from "#base/dates.ts";
import type { ShownStamp } from "./shown-stamp.ts";
import type { Site } from "./site.ts";
import { timeProofs } from "./time-proofs.ts";

export interface SheetLog {
  readonly sentences: readonly string[];
  /** The signed note of the checkpoint that covers it, as it was published. */
  readonly checkpoint: string | undefined;
}

export async function sheetLog(place: LogPlace, site: Site): Promise<SheetLog> {
  const { claims, signatures } = await logClaims([place], site);
  return {
    sentences: [...claims.map(({ position }) => position), ...signatures],
    checkpoint: coveringCheckpoint(place.leaf, site)?.bytes,
  };
}

export interface SheetStamps {
  readonly stamps: readonly SheetStamp[];
  /** Proof files that nothing here verifies. */
  readonly files: readonly SheetFact[];
  /** Whether they are qualified, and how certificates were judged; undefined where there is none. */
  readonly declaration: string | undefined;
}

/** A time stamp, told as the page tells it. */
interface SheetStamp {
  /** Whether it was verified. */
  readonly verdict: string;
  readonly words: string;
  readonly facts: readonly SheetFact[];
  /** What the command is for. */
  readonly repeat: string;
  readonly command: string;
}

export async function sheetStamps({ leaf }: LogPlace, site: Site): Promise<SheetStamps> {
  const { declaration, files, stamps } = await timeProofs(leaf, site);
  return {
    stamps: stamps.map((stamp) => sheetStamp(stamp, site)),
    files: files.flatMap(({ covers, href, what }) =>
      sheetFact(`${what}, not checked here`, `of ${covers}`, addressed(site.urls.absolute(href))),
    ),
    declaration:
      stamps.length === 0
        ? undefined
        : `${declaration} Certificates are judged as of the time stamped; whether one was revoked was not asked. The file of roots holds those that the operator chose to trust; whoever would rather not rely on that takes the root from the authority itself.`,
  };
}

function sheetStamp(stamp: ShownStamp, site: Site): SheetStamp {
  const { at, authority, covers, doubt, shows } = stamp;
  const saw = `saw the hash of ${covers} on ${showInstant(at)}.`;
  const told = { facts: stampFacts(stamp, site), command: onPaper(stamp.command) };
  return doubt === undefined
    ? {
        ...told,
        verdict: "Verified in this build.",
        words: `${authority} states that it ${saw} ${shows}`,
        repeat: "To repeat it; ends with “Verification: OK”:",
      }
    : {
        ...told,
        verdict: `Not verified: ${doubt}.`,
        words: `The stamp says that ${authority} ${saw} This is only what it says of itself.`,
        repeat: "To try it, with the authority’s certificate in the file of roots:",
      };
}

function stampFacts({ chain, file, policy, serial, stamped }: ShownStamp, { urls }: Site) {
  const served = stamped && addressed(urls.absolute(stamped.href));
  return [
    ...sheetFact("Vouched for by", ...chain.slice(1)),
    ...sheetFact("Serial number", codeValue(serial)),
    ...sheetFact("Policy", codeValue(policy)),
    ...sheetFact("Stamped file", served),
    ...sheetFact("Time stamp", addressed(urls.absolute(file.href)), "(RFC 3161)"),
  ];
}

const codeValue = (text: string): SheetValue => ({ kind: "code", text });
