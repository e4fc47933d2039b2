/** Issued archives with a time-stamping authority of their own. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { writeFiles } from "./folders.ts";
import type { TimeAuthority } from "./time-authority.ts";

/** Trusts the authority, and asks it at this address. */
export function configureTime(root: string, { root: pem }: TimeAuthority, address?: string): void {
  writeFiles(root, { "content/time/root.pem": pem });
  const asked = address === undefined ? [] : [`  authority: ${address}`];
  const time = ["time:", "  roots: [time/root.pem]", ...asked];
  appendFileSync(join(root, "content/archive.yaml"), `\n${time.join("\n")}\n`);
}
