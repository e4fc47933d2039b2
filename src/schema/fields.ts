/** The kinds of value that several schemas share, each with the sentence that says what is right. */
import { z } from "zod";
import { type Day, type Instant, isDay, parseInstant } from "#base/dates.ts";
import {
  type DocumentId,
  type DocumentPath,
  type ProvisionId,
  type ProvisionPath,
  type Sha256,
  type Slug,
  isDocumentId,
  isDocumentPath,
  isProvisionId,
  isProvisionPath,
  isSha256,
  isSlug,
} from "#base/ids.ts";

const KINDS: Readonly<Record<string, string>> = {
  array: "must be a list",
  boolean: "must be true or false",
  int: "must be a whole number",
  number: "must be a number",
  object: "must be a group of fields",
  record: "must be a group of names with their values",
  string: "must be text",
};

// Zod's own sentences speak of types; ours say what would be right.
z.config({
  customError: (issue) =>
    issue.code === "invalid_type" ? (KINDS[issue.expected] ?? undefined) : undefined,
});

const guarded = <T extends string>(guard: (text: string) => text is T, right: string) =>
  z.custom<T>((value) => typeof value === "string" && guard(value), { error: right });

export const slug = guarded<Slug>(
  isSlug,
  "must be a slug: lower-case ASCII words joined by hyphens, at most 60 characters",
);
export const sha256 = guarded<Sha256>(isSha256, "must be a SHA-256: 64 lower-case hex digits");
export const documentId = guarded<DocumentId>(isDocumentId, "must be a document ID: CA-D-00018");
export const provisionId = guarded<ProvisionId>(
  isProvisionId,
  "must be a provision ID: CA-P-000157",
);
export const documentPath = guarded<DocumentPath>(
  isDocumentPath,
  "must name a document: platform/document",
);
export const provisionPath = guarded<ProvisionPath>(
  isProvisionPath,
  "must name a provision: platform/document/name",
);
/** An address of the site from its root, without its base: `/platform/acme/terms/`. */
export const sitePath = z.string().regex(/^\/(?:[A-Za-z0-9._-]+\/)*[A-Za-z0-9._-]*$/, {
  error: "must be an address from the root: /platform/acme/",
});
export const day = guarded<Day>(isDay, "must be a day: 2026-04-27");

/** An instant as any RFC 3339 text gives it, made UTC to the second. */
export const instant = z
  .string({ error: "must be an instant: 2026-04-27T09:55:26Z" })
  .transform((text, context): Instant => {
    const parsed = parseInstant(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: "must be an instant: 2026-04-27T09:55:26Z" });
    return z.NEVER;
  });

/** One line or more of text that is not blank. */
export const text = z
  .string({ error: "must be text" })
  .refine((value) => value.trim() !== "", { error: "must not be blank" });

/** An http or https address, kept as written. */
export const address = z.string({ error: "must be an address" }).refine(
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && (url.protocol === "https:" || url.protocol === "http:");
  },
  { error: "must be a full address: https://www.example.org/terms" },
);

/** BCP 47, the shapes that documents use: `de`, `pt-BR`, `zh-Hans`. */
export const language = z
  .string({ error: "must be a language tag" })
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: "must be a language tag: en, de, pt-BR" });

export const severity = z.enum(["critical", "high", "medium", "low"], {
  error: "must be one of critical, high, medium, low",
});
/** How bad a clause or a change is for the people who live under it. */
export type Severity = z.infer<typeof severity>;

/** Severities, worst first: the order in which lists show them. */
export const SEVERITIES: readonly Severity[] = severity.options;
