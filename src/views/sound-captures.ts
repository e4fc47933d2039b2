import { type ArchivedDocument, capturesWithText } from "#archive/documents.ts";
import type { Capture } from "#schema/capture.ts";

/**
 * The captures that a version is shown and cited by, in order of time: the sound ones that hold
 * its text; all of them where none is sound.
 */
export function soundCaptures(document: ArchivedDocument, number: number): readonly Capture[] {
  const { captures, timeline, versions } = document;
  const held = capturesWithText(document, versions[number - 1]!.text);
  const sound = held.filter((index) => timeline.suspicions[index] === undefined);
  return (sound.length > 0 ? sound : held).map((index) => captures[index]!);
}
