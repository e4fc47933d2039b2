/** The files that an issued version rests on, with their hashes computed again from what is held. */
import { heldObjects } from "#archive/objects.ts";
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import type { CertifiedFile, OwnAddress, Recomputed } from "#cite/certification-facts.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { Source } from "#schema/capture.ts";
import { noticeView } from "./notice-words.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

/** An address of this site, whole and from its root. */
export const ownAddress = (href: string, { urls }: Site): OwnAddress => ({
  whole: urls.absolute(href),
  href,
});

/** Captured files in their order, the screenshot where there is one, and the text. */
export function certifiedFiles(record: IssuedRecord, site: Site): CertifiedFile[] {
  const { capture, text } = record.evidence;
  const { screenshot, sources } = capture;
  return [
    ...sources.map((source, index) => ({
      ...capturedFile(source, site),
      what: sources.length === 1 ? "captured file" : `captured file, source ${index + 1}`,
    })),
    ...(screenshot === undefined ? [] : [plainFile("screenshot", screenshot, undefined, site)]),
    plainFile("text", text, site.urls.text(record.id, record.number), site),
  ];
}

function capturedFile({ bytes, mediaType, sha256: recorded }: Source, site: Site) {
  const recomputed = recompute(recorded, site);
  const isHeld = recomputed.state === "computed";
  const address = isHeld ? ownAddress(site.urls.evidence(recorded, mediaType), site) : undefined;
  return { mediaType, bytes, address, recorded, recomputed };
}

const plainFile = (
  what: string,
  recorded: Sha256,
  href: string | undefined,
  site: Site,
): CertifiedFile => ({
  what,
  mediaType: undefined,
  bytes: undefined,
  address: href === undefined ? undefined : ownAddress(href, site),
  recorded,
  recomputed: recompute(recorded, site),
});

const held = oncePerSite(({ archive }) => heldObjects(archive));
const computed = oncePerSite(() => new Map<Sha256, Sha256>());

/** Reads the bytes and computes their hash; each object once for a site. */
function recompute(name: Sha256, site: Site): Recomputed {
  const { archive, urls } = site;
  const removal = archive.removals.objects.get(name);
  if (removal !== undefined) {
    const reason = noticeView(removal.notice, site)?.kind;
    const notice = ownAddress(urls.evidence(removal.notice, "text/plain"), site);
    return { state: "withheld", since: removal.recorded, reason, notice };
  }
  const before = computed(site).get(name);
  if (before !== undefined) return { state: "computed", sha256: before };
  const bytes = held(site).has(name) ? readObject(archive.root, name) : undefined;
  if (bytes === undefined) return { state: "not held" };
  const made = sha256(bytes);
  computed(site).set(name, made);
  return { state: "computed", sha256: made };
}

/**
 * Reads the text as it is held and looks whether the quoted words stand at their position;
 * undefined where it is not to be read.
 */
export function standsInHeldText({ evidence }: IssuedRecord, site: Site): boolean | undefined {
  const { end, start, text: words } = evidence.quotation;
  if (recompute(evidence.text, site).state !== "computed") return undefined;
  const text = readObject(site.archive.root, evidence.text)!.toString("utf8");
  return text.slice(unitAt(start, text), unitAt(end, text)) === words;
}

/** Where a code point begins, in UTF-16 units. */
function unitAt(codePoint: number, text: string): number {
  let unit = 0;
  for (let count = 0; count < codePoint && unit < text.length; count++) {
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  return unit;
}
