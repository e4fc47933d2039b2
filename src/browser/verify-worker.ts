/** Hashes files beside the page, which stays usable meanwhile. One file at a time. */
import type { Sha256 } from "#base/ids.ts";
import { hashFile } from "./verify-hash.ts";

/** What is told of a file: how much of it was read, then its hash, or that it cannot be read. */
export type HashReport =
  { readonly read: number } | { readonly hash: Sha256 } | { readonly unreadable: true };

addEventListener("message", ({ data }: MessageEvent<Blob>) => {
  void hashAndTell(data);
});

async function hashAndTell(file: Blob): Promise<void> {
  const tell = (report: HashReport) => postMessage(report);
  try {
    const hash = await hashFile(file, (read) => tell({ read }));
    tell({ hash });
  } catch {
    tell({ unreadable: true });
  }
}
