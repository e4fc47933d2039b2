/** Fetches what an exhibit is made from and makes it beside the page, which stays usable meanwhile. */
import type { Sha256 } from "#base/ids.ts";
import { makeExhibit } from "#exhibit/exhibit.ts";
import { type ExhibitFacts, neededFiles } from "#exhibit/facts.ts";
import { WrongFile } from "#exhibit/subject.ts";
import { hashBytes } from "./verify-hash.ts";

/** How far it is; then the exhibit, or why there is none, as a clause. */
export type ExhibitReport =
  | { readonly fetched: number; readonly of: number }
  | { readonly bytes: ArrayBuffer; readonly sha256: Sha256 }
  | { readonly trouble: string };

class NotFetched extends Error {}

addEventListener("message", ({ data }: MessageEvent<ExhibitFacts>) => {
  void makeAndTell(data);
});

async function makeAndTell(facts: ExhibitFacts): Promise<void> {
  const tell = (report: ExhibitReport, transfer: Transferable[] = []) =>
    postMessage(report, { transfer });
  try {
    const files = await fetchAll(neededFiles(facts), tell);
    const made = makeExhibit({ facts, read: (href) => files.get(href)!, hashOf: hashBytes });
    const bytes = made.buffer as ArrayBuffer;
    tell({ bytes, sha256: hashBytes(made) }, [bytes]);
  } catch (error) {
    const isExpected = error instanceof WrongFile || error instanceof NotFetched;
    tell({ trouble: isExpected ? error.message : "it could not be put together" });
    if (!isExpected) throw error;
  }
}

async function fetchAll(
  hrefs: readonly string[],
  tell: (report: ExhibitReport) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  await Promise.all(
    hrefs.map(async (href) => {
      files.set(href, await fetchFile(href));
      tell({ fetched: files.size, of: hrefs.length });
    }),
  );
  return files;
}

async function fetchFile(href: string): Promise<Uint8Array> {
  const response = await fetch(href).catch(() => undefined);
  if (response?.ok !== true) throw new NotFetched(`${href} could not be fetched`);
  return new Uint8Array(await response.arrayBuffer());
}
