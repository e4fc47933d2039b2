/** The words for what the archive knows: one place, so that every page says the same. */
import type { LineageState } from "#text/lineage.ts";
import type { Suspicion } from "#text/suspicion.ts";

/** What each lineage state is called, and the sentence that explains it. */
export const LINEAGE: Readonly<Record<LineageState, { readonly name: string; readonly means: string }>> = {
  verbatim: { name: "verbatim", means: "The quoted words stand in this text exactly once." },
  moved: {
    name: "moved",
    means: "The quoted words stand in this text exactly once, under another heading than before.",
  },
  reworded: {
    name: "reworded",
    means: "Another recorded wording of this provision stands in this text.",
  },
  ambiguous: {
    name: "ambiguous",
    means: "The quoted words stand in this text more than once, so no single place is meant.",
  },
  absent: {
    name: "absent",
    means: "None of the recorded wordings stands in this text, and the text is whole.",
  },
  undetermined: {
    name: "undetermined",
    means: "The captured text is a stub, an error page or otherwise doubtful, so nothing can be said.",
  },
};

/** What a suspect capture is called. */
export const SUSPICION: Readonly<Record<Suspicion, { readonly name: string; readonly means: string }>> = {
  stub: { name: "stub", means: "Its text is a fraction of the texts before and after it." },
  "error-page": { name: "error page", means: "It holds an error page instead of the terms, or among them." },
  wall: { name: "wall", means: "It holds a consent, login or challenge page instead of the terms." },
  partial: { name: "partial capture", means: "A part of the terms is missing." },
  "other-language": { name: "other language", means: "It is not in the document's language." },
  flip: { name: "momentary flip", means: "The text before it was back within days." },
};

/** What is said where a fact was not recorded. */
export const NOT_RECORDED = "not recorded";

/** `1 capture`, `2 captures`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
