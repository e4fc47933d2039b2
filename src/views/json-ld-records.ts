/** Structured data of issued versions: from the frozen record alone. */
import { recordVersion } from "#archive/records.ts";
import { captureNodes } from "./json-ld-captures.ts";
import { type RecordRef, isWhole, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";
import { publishes } from "./published-formats.ts";

/** Undefined where the words of the version were removed. */
export function recordJsonLd(ref: RecordRef, site: Site): object | undefined {
  const version = issuedVersion(ref, site);
  if (!isWhole(version)) return undefined;
  const { analysis, evidence, issued } = version.record;
  const { urls } = site;
  const href = urls.absolute(urls.version(ref.id, ref.number));
  return {
    "@context": "https://schema.org",
    "@type": "WebPage",
    "@id": href,
    url: href,
    name: `${analysis.title} (${evidence.document.platform.name})`,
    identifier: recordVersion(ref.id, ref.number),
    version: ref.number,
    exampleOfWork: { "@id": urls.absolute(urls.record(ref.id)) },
    inLanguage: "en",
    datePublished: issued,
    abstract: analysis.severityReason,
    author: analysis.by.map((name) => ({ "@type": "Person", name })),
    encoding: publishes("pdf", site)
      ? {
          "@type": "MediaObject",
          name: "PDF of the evidence",
          contentUrl: urls.absolute(urls.pdf(ref.id, ref.number)),
          encodingFormat: "application/pdf",
        }
      : undefined,
    mainEntity: documentNode(ref, evidence, site),
  };
}

type Evidence = NonNullable<ReturnType<typeof issuedVersion>["record"]>["evidence"];

function documentNode(ref: RecordRef, evidence: Evidence, site: Site): object {
  const { urls } = site;
  const { capture, document, quotation, text, version } = evidence;
  return {
    "@type": "DigitalDocument",
    "@id": `${urls.absolute(urls.version(document.id, version))}#version`,
    url: urls.absolute(urls.version(document.id, version)),
    identifier: `${document.id} v${version}`,
    name: document.title,
    genre: document.kind,
    inLanguage: document.language,
    publisher: { "@type": "Organization", name: document.platform.name },
    hasPart: { "@type": "Quotation", text: quotation.text, inLanguage: document.language },
    encoding: {
      "@type": "MediaObject",
      name: "Canonical text",
      contentUrl: urls.absolute(urls.text(ref.id, ref.number)),
      encodingFormat: "text/plain",
      sha256: text,
    },
    associatedMedia: captureNodes([capture], site),
  };
}
