/** Derives recorded texts again from the captured bytes, and compares. */
import { identityOf } from "#archive/documents.ts";
import { capturesPath, objectPath } from "#archive/layout.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Capture } from "#schema/capture.ts";
import { extract } from "#text/extractors.ts";
import { printOutline } from "#text/outline.ts";
import { printText } from "#text/passage.ts";

/** One derivation to repeat: what a capture says of its text, and the bytes it came from. */
export interface Derivation extends Pick<Capture, "at" | "document" | "text"> {
  readonly source: Sha256;
}

/** What came of it; bytes that are missing or changed are another check's finding. */
export type Repeated = "as recorded" | "no bytes" | Problem;

/** Repeats derivations, one after the other: those of one document have most passages in common. */
export async function deriveAgain(
  root: string,
  derivations: readonly Derivation[],
): Promise<Repeated[]> {
  const repeated: Repeated[] = [];
  for (const each of derivations) repeated.push(await repeat(root, each));
  return repeated;
}

async function repeat(root: string, derivation: Derivation): Promise<Repeated> {
  const { at, document, source, text } = derivation;
  const bytes = readObject(root, source);
  if (bytes === undefined || sha256(bytes) !== source) return "no bytes";
  const differs = (what: string) =>
    problem("text/differs", { what: `${document} @ ${at}: ${what}`, file: capturesPath(document) });
  try {
    const passages = await extract(bytes, identityOf(text));
    const derived = sha256(printText(passages.map((passage) => passage.text)));
    if (derived !== text.sha256)
      return differs(
        `${text.extractor} derives another text from ${objectPath(source)}: ${derived}, recorded is ${text.sha256}`,
      );
    const outline = printOutline(passages.map(({ kind }) => kind));
    return outline === text.outline ? "as recorded" : differs("the outline is another");
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return differs(`${text.extractor} cannot read the bytes: ${said}`);
  }
}
