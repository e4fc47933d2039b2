import { showInstant } from "#base/dates.ts";
import { attachSidecar } from "#intake/attach.ts";
import { type Common, archiveOf, conclude } from "./report.ts";

interface Options extends Common {
  readonly to: readonly string[];
}

export async function attach([file]: readonly string[], options: Options): Promise<number> {
  const done = await attachSidecar(archiveOf(options), file!, options.to.join(" "));
  const { known, role, verdict } = done;
  const time = verdict?.state === "verified" ? `Verified: ${showInstant(verdict.claim.at)}.` : "";
  conclude(options, done, [
    known ? `Kept before: ${done.file}` : `Written: ${done.file}`,
    `It is about ${role}. ${time}`.trim(),
  ]);
  return 0;
}
