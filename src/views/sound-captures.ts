import type { ArchivedDocument } from "#archive/documents.ts";
import type { Capture } from "#schema/capture.ts";

/**
 * The captures that a version is shown and cited by, in order of time: the sound ones that hold
 * its text; all of them where none is sound.
 */
export function soundCaptures(
  { byText, captures, timeline, versions }: ArchivedDocument,
  number: number,
): readonly Capture[] {
  const held = byText.get(versions[number - 1]!.text) ?? [];
  const sound = held.filter((index) => timeline.suspicions[index] === undefined);
  return (sound.length > 0 ? sound : held).map((index) => captures[index]!);
}
