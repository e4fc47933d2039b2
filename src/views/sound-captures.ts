import type { ArchivedDocument } from "#archive/documents.ts";
import type { Capture } from "#schema/capture.ts";

/**
 * The captures that a version is shown and cited by, in order of time: the sound ones that hold
 * its text; all of them where none is sound.
 */
export function soundCaptures(
  { captures, timeline, versions }: ArchivedDocument,
  number: number,
): readonly Capture[] {
  const { text } = versions[number - 1]!;
  const held = captures.flatMap((capture, index) =>
    capture.text.sha256 === text
      ? [{ capture, sound: timeline.suspicions[index] === undefined }]
      : [],
  );
  const sound = held.filter((each) => each.sound);
  return (sound.length > 0 ? sound : held).map(({ capture }) => capture);
}
