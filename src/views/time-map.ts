/**
 * The TimeMap of a document (Memento, RFC 7089 section 5): every sound capture of it, with the
 * version that shows what was captured. Suspect captures are no evidence of the document.
 *
 * @example
 * <https://www.example.org/terms>;rel="original",
 * <https://archive.example/record/CA-D-00018/timemap.link>;rel="self";type="application/link-format";from="Mon, 27 Apr 2026 09:55:26 GMT";until="Mon, 27 Apr 2026 09:55:26 GMT",
 * <https://archive.example/record/CA-D-00018/v/1/>;rel="first last memento";datetime="Mon, 27 Apr 2026 09:55:26 GMT"
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, httpDate } from "#base/dates.ts";
import type { Capture } from "#schema/capture.ts";
import type { Site } from "./site.ts";

/**
 * The address at the source that the captures are of. Memento has one: the first that content
 * names, of a document that was assembled from several; else the newest that a capture asked for.
 */
export function originalOf(document: ArchivedDocument): string | undefined {
  const known = originals.get(document) ?? { url: findOriginal(document) };
  originals.set(document, known);
  return known.url;
}

/** Every page of a version asks, and the captures may be thousands. */
const originals = new WeakMap<ArchivedDocument, { readonly url: string | undefined }>();

function findOriginal({ captures, timeline, value }: ArchivedDocument): string | undefined {
  if (timeline.periods.length === 0) return undefined;
  const asked = ({ sources }: Capture) => sources.findLast(({ url }) => url !== undefined)?.url;
  const newest = value.urls[0] === undefined ? captures.findLast(asked) : undefined;
  const address = value.urls[0] ?? (newest && asked(newest));
  const url = address === undefined ? null : URL.parse(address);
  if (url !== null) url.hash = "";
  return url?.href;
}

/** Undefined where no sound capture is recorded, or no address at the source. */
export function timeMap(document: ArchivedDocument, { urls }: Site): string | undefined {
  const original = originalOf(document);
  if (original === undefined) return undefined;
  const { captures, id, timeline } = document;
  const mementos = timeline.periods.flatMap((period) =>
    period.captures.map((index) => ({ version: period.version, at: captures[index]!.at })),
  );
  const [first, last] = [mementos[0]!, mementos.at(-1)!];
  const links = [
    link(original, { rel: "original" }),
    link(urls.absolute(urls.timeMap(id!)), {
      rel: "self",
      type: "application/link-format",
      from: httpDate(first.at),
      until: httpDate(last.at),
    }),
    ...mementos.map((memento) => {
      const ends = [...(memento === first ? ["first"] : []), ...(memento === last ? ["last"] : [])];
      return mementoLink(urls.absolute(urls.version(id!, memento.version)), memento.at, ends);
    }),
  ];
  return `${links.join(",\n")}\n`;
}

const mementoLink = (href: string, at: Instant, ends: readonly string[]): string =>
  link(href, { rel: [...ends, "memento"].join(" "), datetime: httpDate(at) });

/** In RFC 6690: an address as `URL` prints it holds no `>`, the values here hold no quotes. */
const link = (href: string, parameters: Readonly<Record<string, string>>): string =>
  [`<${href}>`, ...Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)].join(
    ";",
  );
