/**
 * Whose rights a file of an exhibit is under, as far as it can be said. What was captured is
 * somebody else's, and so the crate as a whole has no licence.
 */
import { PROOF_FOLDER, SCREENSHOT, TEXT } from "./paths.ts";
import type { Subject } from "./subject.ts";

interface Rights {
  readonly id: "rights-archive" | "rights-captured";
  readonly name: string;
  readonly words: string;
}

/** RO-Crate 1.2 lets the licence of the whole be words on how it may be used. */
export const RIGHTS_IN_THE_WHOLE =
  "No one licence covers the whole. What was captured is others’ work, and is here as evidence. Each file names the rights in it, as far as they are recorded.";

export const rightsOf = ({ facts }: Subject): Rights[] => [
  {
    id: "rights-archive",
    name: "Rights in what the archive itself made",
    words: `${facts.archive.rights ?? "Not recorded."} This is about the archive’s own words and data, and not about words of the captured document that are quoted among them.`,
  },
  {
    id: "rights-captured",
    name: "Rights in what was captured",
    words:
      "Not recorded. The captured document is others’ work, and nothing here is a licence of it.",
  },
];

/** Undefined of proofs that others made, and of their certificates. */
export function rightsIn(path: string, { sources }: Subject): Rights["id"] | undefined {
  if (path.startsWith(PROOF_FOLDER)) return undefined;
  const isCaptured =
    path === TEXT || path === SCREENSHOT || sources.some((source) => source.path === path);
  return isCaptured ? "rights-captured" : "rights-archive";
}
