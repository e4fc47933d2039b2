/** Whether a file that is not there was taken away openly: by a line of the ledger. */
import { parseBundle } from "#ledger/bundle.ts";
import { Rejected } from "#ledger/rejected.ts";
import { entryBundles } from "#ledger/tiles.ts";
import { entriesPath, newestCheckpoint } from "./verify-log.ts";
import { type PublishedSite, Unread, jsonOf } from "./verify-site.ts";

/** What follows from a file's not being there. */
export async function unreadOutcome(file: Unread, site: PublishedSite) {
  if (file.state === "unreachable") return { state: "unchecked", reason: file.reason } as const;
  const line = await dischargingLine(`/${file.path}`, site);
  if (line instanceof Unread) return { state: "unchecked", reason: file.reason } as const;
  return line === undefined
    ? ({ state: "fails", reason: `${file.reason}, and no line of the ledger says why` } as const)
    : ({
        state: "unchecked",
        reason: `removed, as line ${line} of the ledger says openly`,
      } as const);
}

/** The line, counted from 1, that says that nothing more is owed at an address. */
async function dischargingLine(
  address: string,
  site: PublishedSite,
): Promise<number | Unread | undefined> {
  const newest = await newestCheckpoint(site);
  if (newest instanceof Unread) return newest;
  if (newest instanceof Rejected) return undefined;
  let line = 0;
  for (const { index, width } of entryBundles(newest.size)) {
    const bytes = await site.read(entriesPath(index, width));
    if (bytes instanceof Unread) return bytes;
    const entries = parseBundle(bytes, width);
    if (entries instanceof Rejected) return undefined;
    const at = entries.findIndex((entry) => discharges(entry, address));
    if (at >= 0) return line + at + 1;
    line += width;
  }
  return undefined;
}

function discharges(entry: Uint8Array, address: string): boolean {
  const line = jsonOf(entry) as { type?: unknown; discharges?: unknown } | null | undefined;
  return (
    line?.type === "removal" && Array.isArray(line.discharges) && line.discharges.includes(address)
  );
}
