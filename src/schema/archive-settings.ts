import { z } from "zod";
import { isIdPrefix, type IdPrefix } from "#base/ids.ts";
import { address, text } from "./fields.ts";

const origin = address.refine((value) => URL.canParse(value) && new URL(value).origin === value, {
  error: "must be an origin without a path: https://archive.example.org",
});

/** Renderings of issued records, in the order in which they are made. */
export const SIDE_FORMATS = ["citations", "pdf", "analysis", "certification", "exhibit"] as const;
export type SideFormat = (typeof SIDE_FORMATS)[number];

const FILE = String.raw`(?:[A-Za-z0-9][A-Za-z0-9._-]*\/)*[A-Za-z0-9][A-Za-z0-9._-]*`;

/** A typeface in `content/`, by its path in there. */
const fontName = z.string().regex(new RegExp(`^${FILE}\\.(?:ttf|otf)$`, "u"), {
  error: "must name a .ttf or .otf file in content/: fonts/NotoSansJP-Regular.otf",
});

/** A file in `content/`, by its path in there. */
const rootName = z.string().regex(new RegExp(`^${FILE}\\.pem$`, "u"), {
  error: "must name a .pem file in content/: time/root.pem",
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
  /** The transparency log: the name of its checkpoints, and who may be believed to sign them. */
  log: z
    .strictObject({
      /** Name of the log and of its key, without white space: `archive.example.org/log`. */
      origin: z
        .string()
        .regex(/^[^\s+]+$/u, {
          error: "must be a name without white space or +: archive.example.org/log",
        })
        .optional(),
      /** The verifier key (C2SP signed-note vkey): `archive.example.org/log+1a2b3c4d+AQ…`. */
      key: text.optional(),
      /** The key is published with the project, so that its signatures prove nothing. */
      test: z.literal(true).optional(),
      /** Verifier keys of witnesses whose cosignatures are checked. */
      witnesses: z.array(text).default([]),
    })
    .optional(),
  /** Which analyses may be issued: any, or only those that were reviewed or approved. */
  issue: z.strictObject({ review: z.enum(["unreviewed", "reviewed", "approved"]) }).optional(),
  /** Time stamps (RFC 3161). */
  time: z
    .strictObject({
      /** The authority that `stamp` asks. */
      authority: z.url({ protocol: /^https?$/u }).optional(),
      /** Files in `content/` with certificates (PEM) that are trusted as roots. */
      roots: z.array(rootName).default([]),
      /** What the operator declares of the authority: whether it is qualified (eIDAS), by which list. */
      declaration: text.optional(),
    })
    .optional(),
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
  /**
   * Which renderings of issued records are published beside them: files for reference managers,
   * the PDF of the evidence, a PDF of the analysis, the exhibit, drafts of certifications. What is
   * left out costs neither files nor bytes; pages make exhibits in the browser then.
   */
  formats: z.array(z.enum(SIDE_FORMATS)).default([...SIDE_FORMATS]),
  /**
   * The page in `content/pages/` that says how captures are made and why that is accurate: `procedure`.
   * Drafts of certifications take it over once its front matter says who adopted it, and when.
   */
  procedure: z
    .string()
    .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/u, {
      error: "must name a page of content/pages, without .md: procedure",
    })
    .optional(),
  /** Typefaces in `content/` for scripts that those of the project lack, used in PDFs. */
  fonts: z.array(fontName).default([]),
});
export type ArchiveSettings = z.infer<typeof archiveSettings>;

/** The origin of an archive whose operator has not set one; no name under `.invalid` resolves. */
export const UNSET_ORIGIN = "https://archive.invalid";
/** The prefix of an archive whose operator has not chosen one. */
export const UNSET_PREFIX = "XX" as IdPrefix;
