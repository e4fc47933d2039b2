/** The words for what the archive knows: one place, so that every page says the same. */
export { counted, grouped } from "#base/count.ts";
import type { Severity } from "#schema/fields.ts";
import type { LineageState } from "#text/lineage.ts";
import type { Suspicion } from "#text/suspicion.ts";

/** What each lineage state is called, and the sentence that explains it. */
export const LINEAGE: Readonly<
  Record<LineageState, { readonly name: string; readonly means: string }>
> = {
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
    means:
      "The captured text is a stub, an error page or otherwise doubtful, so nothing can be said.",
  },
};

/** What a suspect capture is called. */
export const SUSPICION: Readonly<
  Record<Suspicion, { readonly name: string; readonly means: string }>
> = {
  stub: { name: "stub", means: "Its text is a fraction of the texts before and after it." },
  "error-page": {
    name: "error page",
    means: "It holds an error page instead of the terms, or among them.",
  },
  wall: {
    name: "wall",
    means: "It holds a consent, login or challenge page instead of the terms.",
  },
  partial: { name: "partial capture", means: "A part of the terms is missing." },
  "other-language": { name: "other language", means: "It is not in the document's language." },
  flip: { name: "momentary flip", means: "The text before it was back within days." },
  removed: {
    name: "text removed",
    means: "Its text was removed openly; the log keeps its hash, and nothing is read from it.",
  },
};

/** What is said where a fact was not recorded. */
export const NOT_RECORDED = "not recorded";

/** The forms in which a capture's bytes are held. */
export const FORM = {
  served: { name: "served", means: "the bytes as the server sent them" },
  extracted: {
    name: "extracted",
    means: "text that others had derived; the page as it was served is not held here",
  },
} as const;

/** The kinds of change, and the sentence that explains each. */
export const CHANGE_KIND = {
  substantive: {
    name: "Change of substance",
    means: "The captured words differ, and they were extracted in the same way.",
  },
  technical: {
    name: "Technical change",
    means: "The text was extracted differently; it is no sign that the platform changed its words.",
  },
} as const;

/** What a severity is called. */
export const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
};

/** What one or several captures under a suspicion are: completes "the latest capture is …". */
export const SUSPECT_AS: Readonly<
  Record<Suspicion, { readonly one: string; readonly many: string }>
> = {
  stub: { one: "a stub", many: "stubs" },
  "error-page": { one: "an error page", many: "error pages" },
  wall: { one: "a consent, login or challenge page", many: "consent, login or challenge pages" },
  partial: { one: "a partial capture", many: "partial captures" },
  "other-language": { one: "in another language", many: "in another language" },
  flip: { one: "a momentary flip", many: "momentary flips" },
  removed: { one: "of a text that was removed", many: "of texts that were removed" },
};

/** How far an analysis was reviewed. */
export const REVIEW: Readonly<Record<"unreviewed" | "reviewed" | "approved", string>> = {
  unreviewed: "not reviewed by a second person",
  reviewed: "reviewed",
  approved: "reviewed and approved",
};
