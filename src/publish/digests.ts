/** Publishes each week's digest as a letter, beside its page: HTML and plain text. */
import type { Progress } from "#base/progress.ts";
import { allDigests } from "#views/digest.ts";
import type { Site } from "#views/site.ts";
import { printDigestMail } from "./digest-mail.ts";
import { printDigestText } from "./digest-text.ts";
import { writePublished } from "./write.ts";

export function publishDigests(site: Site, out: string, progress: Progress): void {
  const digests = allDigests(site);
  progress.stage("publishing digests", digests.length);
  for (const digest of digests) {
    writePublished(out, digest.mailHref, printDigestMail(digest, site), site);
    writePublished(out, digest.textHref, printDigestText(digest, site), site);
    progress.advance();
  }
}
