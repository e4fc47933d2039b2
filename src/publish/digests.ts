/** Each week's digest as a letter, beside its page: HTML and plain text. */
import type { Digest } from "#views/digest.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import { printDigestMail } from "./digest-mail.ts";
import { printDigestText } from "./digest-text.ts";
import type { PublishedFile } from "./write.ts";

export const digestFiles = (digest: Digest, site: Site): PublishedFile[] => [
  { path: relative(digest.mailHref, site), text: printDigestMail(digest, site) },
  { path: relative(digest.textHref, site), text: printDigestText(digest, site) },
];
