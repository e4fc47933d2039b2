/** What proves when an issued version existed, as a sheet says it: the log, and time stamps. */
import { coveringCheckpoint, logClaims } from "./log-claim.ts";
import type { LogPlace } from "./log-places.ts";
import { type SheetFact, addressed, sheetFact } from "./record-sheet-facts.ts";
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
  readonly stamps: readonly (readonly SheetFact[])[];
  /** Proof files that nothing here verifies. */
  readonly files: readonly SheetFact[];
  /** Whether they are qualified; undefined where there is none. */
  readonly declaration: string | undefined;
}

export async function sheetStamps({ leaf }: LogPlace, site: Site): Promise<SheetStamps> {
  const { declaration, files, stamps } = await timeProofs(leaf, site);
  return {
    stamps: stamps.map((stamp) => stampFacts(stamp, site)),
    files: files.flatMap(({ covers, href, what }) =>
      sheetFact(`${what}, not checked here`, `of ${covers}`, addressed(site.urls.absolute(href))),
    ),
    declaration: stamps.length === 0 ? undefined : declaration,
  };
}

function stampFacts(stamp: ShownStamp, { urls }: Site): SheetFact[] {
  const { at, authority, chain, covers, doubt, file, policy, serial, shows } = stamp;
  return [
    ...sheetFact("Time stamped", showInstant(at)),
    ...sheetFact("By", authority),
    ...sheetFact("Covers", covers),
    ...(doubt === undefined
      ? sheetFact("Checked", `This build verified it. ${shows}`)
      : sheetFact("Not verified", `This build did not verify it: ${doubt}`)),
    ...sheetFact("Certificates", ...chain),
    ...sheetFact("Serial number, policy", `${serial}, ${policy}`),
    ...sheetFact("File", addressed(urls.absolute(file.href))),
  ];
}
