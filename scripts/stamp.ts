import { randomBytes } from "node:crypto";
import { showInstant } from "#base/dates.ts";
import { stampNewest } from "#intake/stamp.ts";
import { type Common, archiveOf, conclude } from "./report.ts";

export async function stamp(_: readonly string[], options: Common): Promise<number> {
  const done = await stampNewest(archiveOf(options), newNonce());
  const { claim, file, size } = done;
  conclude(
    options,
    done,
    claim === undefined
      ? [`The checkpoint over ${size} entries was stamped before: ${file}`]
      : [
          `Written: ${file}`,
          `${claim.authority} states that the checkpoint over ${size} entries existed on ${showInstant(claim.at)}. Verified.`,
        ],
  );
  return 0;
}

/** A positive number in hexadecimal digits, printed in one way only: it begins with 1 to 7. */
function newNonce(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes.toString("hex");
}
