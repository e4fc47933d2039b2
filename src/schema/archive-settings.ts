import { z } from "zod";
import { isIdPrefix, type IdPrefix } from "#base/ids.ts";
import { address, text } from "./fields.ts";

const origin = address.refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  error: "must be an origin without a path: https://archive.example.org",
});

/**
 * `content/archive.yaml`: what an archive says of itself.
 * @example
 * title: The Acme Terms Archive
 * origin: https://archive.example.org
 * prefix: CA
 */
export const archiveSettings = z.strictObject({
  title: text,
  /** Where the site is published; `https://archive.invalid` means not yet set. */
  origin,
  /** Path under the origin, with a slash at both ends. */
  base: z
    .string()
    .regex(/^\/(?:[A-Za-z0-9._~-]+\/)*$/, { error: "must begin and end with a slash: /terms/" })
    .default("/"),
  prefix: z.custom<IdPrefix>((value) => typeof value === "string" && isIdPrefix(value), {
    error: "must be two to six capital letters",
  }),
  description: text.optional(),
  operator: text.optional(),
  contact: text.optional(),
  /** A sentence shown on every page, such as that the companies are invented. */
  notice: text.optional(),
  /** Under which terms the archive's own writing and the captures may be used. */
  rights: text.optional(),
  log: z.strictObject({ origin: text.optional(), key: text.optional() }).optional(),
  /** Which captures' bytes are held: the first and latest of each version, or all. */
  keep: z.enum(["first-and-latest", "all"]).default("first-and-latest"),
  /** A clause type on at most this share of the platforms reviewed for it is called so. */
  rarity: z
    .strictObject({ rare: z.number().min(0).max(1), uncommon: z.number().min(0).max(1) })
    .refine(({ rare, uncommon }) => rare <= uncommon, { error: "rare must not exceed uncommon" })
    .default({ rare: 0.1, uncommon: 0.35 }),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, { error: "must be a colour: #1d4f5c" })
    .default("#1d4f5c"),
  formats: z.array(z.enum(["pdf", "exhibit", "certification"])).default([]),
});
export type ArchiveSettings = z.infer<typeof archiveSettings>;

/** The origin of an archive whose operator has not set one; no name under `.invalid` resolves. */
export const UNSET_ORIGIN = "https://archive.invalid";
/** The prefix of an archive whose operator has not chosen one. */
export const UNSET_PREFIX = "XX" as IdPrefix;
