/** Structured data of pages (schema.org, JSON-LD): what each is about, said to machines. */
import type { ArchivedDocument, Version } from "#archive/documents.ts";
import type { DocumentPath, ProvisionPath, Slug } from "#base/ids.ts";
import type { Capture } from "#schema/capture.ts";
import { capturedSpan } from "./captured-span.ts";
import { documentOf, entryOf } from "./entries.ts";
import { captureNodes } from "./json-ld-captures.ts";
import { lastModified } from "./last-modified.ts";
import { nameOfDocument, platformName } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { soundCaptures } from "./sound-captures.ts";
import { tableViews } from "./tables.ts";
import type { VersionRef } from "./version.ts";

/** A node of the graph; what is undefined is left out when it is printed. */
type Node = { readonly "@type": string; readonly [property: string]: unknown };

const inContext = (node: Node): object => ({ "@context": "https://schema.org", ...node });

const dates = oncePerSite(lastModified);

function archiveNode({ archive, urls }: Site): Node {
  const home = urls.absolute(urls.home);
  return {
    "@type": "WebSite",
    "@id": `${home}#archive`,
    url: home,
    name: archive.content.settings.title,
  };
}

const operatorNode = ({ archive }: Site): Node | undefined => {
  const { operator } = archive.content.settings;
  return operator === undefined ? undefined : { "@type": "Organization", name: operator };
};

/** The frame of a page; its language is that of the frame, not of what it quotes. */
const pageNode = (type: string, name: string, href: string, site: Site): Node => ({
  "@type": type,
  "@id": site.urls.absolute(href),
  url: site.urls.absolute(href),
  name,
  inLanguage: "en",
  isPartOf: archiveNode(site),
  dateModified: dates(site).get(href),
});

/** The first page: the archive, who runs it, and how to search it. */
export function homeJsonLd(site: Site): object {
  const { archive, urls } = site;
  return inContext({
    ...archiveNode(site),
    description: archive.content.settings.description,
    inLanguage: "en",
    publisher: operatorNode(site),
    potentialAction: {
      "@type": "SearchAction",
      target: {
        "@type": "EntryPoint",
        urlTemplate: `${urls.absolute(urls.search)}?q={search_term_string}`,
      },
      "query-input": "required name=search_term_string",
    },
  });
}

/** A provision: a page about a quotation, whose main entity is the document it stands in. */
export function provisionJsonLd(path: ProvisionPath, site: Site): object {
  const provision = site.archive.provisions.get(path)!;
  const entry = entryOf(provision, site);
  const { clauseType, evidence, href, language, quotation, severityReason } = entry;
  const document = documentOf(provision, site);
  const { by, written } = provision.value.analysis;
  const name = `${entry.title} (${entry.platform.name})`;
  return inContext({
    ...pageNode("WebPage", name, href, site),
    abstract: severityReason,
    author: by.map((person) => ({ "@type": "Person", name: person })),
    dateCreated: written,
    about: {
      "@type": "DefinedTerm",
      name: clauseType.name,
      url: site.urls.absolute(clauseType.href),
    },
    mainEntity: {
      ...(evidence === undefined
        ? documentNode(document, site)
        : versionNode(document, evidence.version, [evidence.capture], site)),
      hasPart: {
        "@type": "Quotation",
        text: quotation.join("\n\n"),
        inLanguage: language,
      },
    },
  });
}

export function documentJsonLd(path: DocumentPath, site: Site): object {
  const document = site.archive.documents.get(path)!;
  const { title, platform } = nameOfDocument(document, site);
  return inContext({
    ...pageNode("WebPage", `${title} (${platform.name})`, site.urls.document(path), site),
    mainEntity: documentNode(document, site),
  });
}

export function versionJsonLd({ document: path, number }: VersionRef, site: Site): object {
  const document = site.archive.documents.get(path)!;
  const version = document.versions[number - 1]!;
  const { title, platform } = nameOfDocument(document, site);
  const href = site.urls.version(document.id!, number);
  return inContext({
    ...pageNode("WebPage", `${title} (${platform.name}), v${number}`, href, site),
    mainEntity: versionNode(document, version, soundCaptures(document, number), site),
  });
}

/** A document as such, whichever of its versions. */
function documentNode(document: ArchivedDocument, site: Site): Node {
  const { id, path, platform, value } = document;
  const { captures } = document;
  const { legalEntity } = site.archive.content.platforms.get(platform)!.value;
  return {
    "@type": "DigitalDocument",
    "@id": `${site.urls.absolute(site.urls.document(path))}#document`,
    url: site.urls.absolute(site.urls.document(path)),
    identifier: id,
    name: value.title,
    genre: value.kind,
    inLanguage: value.language,
    isBasedOn: value.urls.length > 0 ? value.urls : undefined,
    publisher: {
      "@type": "Organization",
      name: platformName(platform, site),
      legalName: legalEntity,
      url: site.urls.absolute(site.urls.platform(platform)),
    },
    temporalCoverage: captures.length > 0 ? `${captures[0]!.at}/${captures.at(-1)!.at}` : undefined,
  };
}

/** One version, with the bytes of captures that it rests on. */
function versionNode(
  document: ArchivedDocument,
  { number, text }: Version,
  captures: readonly Capture[],
  site: Site,
): Node {
  const { urls } = site;
  const { temporalCoverage: _, ...concept } = documentNode(document, site);
  return {
    ...concept,
    "@type": "DigitalDocument",
    "@id": `${urls.absolute(urls.version(document.id!, number))}#version`,
    url: urls.absolute(urls.version(document.id!, number)),
    identifier: `${document.id} v${number}`,
    version: number,
    exampleOfWork: { "@id": concept["@id"] },
    encoding: {
      "@type": "MediaObject",
      name: "Canonical text",
      contentUrl: urls.absolute(urls.text(document.id!, number)),
      encodingFormat: "text/plain",
      sha256: text,
    },
    associatedMedia: captureNodes(captures, site),
  };
}

/** How many entries of a list are named; how many there are is said in any case. */
const LISTED = 50;

/** A page that lists others. */
export const listJsonLd = (
  { href, name }: { readonly name: string; readonly href: string },
  entries: readonly { readonly name: string; readonly href: string }[],
  site: Site,
): object =>
  inContext({
    ...pageNode("CollectionPage", name, href, site),
    mainEntity: {
      "@type": "ItemList",
      numberOfItems: entries.length,
      itemListElement: entries.slice(0, LISTED).map((entry, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name: entry.name,
        url: site.urls.absolute(entry.href),
      })),
    },
  });

export function articleJsonLd(slug: Slug, site: Site): object {
  const { authors, date, summary, title } = site.archive.content.articles.get(slug)!.value;
  return inContext({
    ...pageNode("Article", title, site.urls.article(slug), site),
    headline: title,
    abstract: summary,
    datePublished: date,
    author: authors.map((name) => ({ "@type": "Person", name })),
  });
}

/** The page about the data: a data set with the files that it comes in. */
export function dataJsonLd(site: Site): object {
  const { archive, urls } = site;
  const { description, rights, title } = archive.content.settings;
  const span = capturedSpan(site);
  return inContext({
    "@type": "Dataset",
    "@id": urls.absolute(urls.data),
    url: urls.absolute(urls.data),
    name: `${title}: provisions, changes and versions`,
    description:
      `Provisions quoted from captured terms of companies, changes and versions of documents. ${description ?? ""}`.trim(),
    creator: operatorNode(site),
    license: rights === undefined ? undefined : { "@type": "CreativeWork", name: rights },
    isAccessibleForFree: true,
    temporalCoverage: span && `${span.first}/${span.last}`,
    includedInDataCatalog: { "@type": "DataCatalog", name: title, url: urls.absolute(urls.home) },
    distribution: tableViews(site).flatMap(({ files, table }) =>
      files.map(({ format, href, name }) => ({
        "@type": "DataDownload",
        name: `${table}, ${name}`,
        contentUrl: urls.absolute(href),
        encodingFormat: format === "csv" ? "text/csv" : "application/jsonl",
      })),
    ),
  });
}
