/**
 * What Zotero saves of a page, by the rules of its translators: a statement of them in our own
 * words, so that a test can hold pages against them. They were read in zotero/translators
 * (`Embedded Metadata.js` of 2024-06-13, `RDF.js`) and zotero/utilities (`utilities.js`,
 * `utilities_item.js`), whose names stand beside each rule.
 */
import { Parser } from "htmlparser2";

export interface ZoteroItem {
  readonly itemType: string;
  /** A creator with one name is an institution. */
  readonly creators: readonly (
    { readonly name: string } | { readonly firstName: string; readonly lastName: string }
  )[];
  readonly fields: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly title: string; readonly url: string }[];
  /** Variables of CSL that the field “Extra” gives. */
  readonly csl: Readonly<Record<string, string>>;
}

interface Head {
  readonly metas: readonly { readonly name: string; readonly content: string }[];
  /** The first time on the page. */
  readonly time: string | undefined;
  readonly canonical: string | undefined;
}

function readHead(html: string): Head {
  const metas: { name: string; content: string }[] = [];
  const found: { time?: string; canonical?: string } = {};
  const parser = new Parser({
    onopentag(tag, { content, datetime, href, name, property, rel }) {
      const called = name ?? property;
      if (tag === "meta" && called && content) metas.push({ name: called, content });
      if (tag === "time" && datetime !== undefined) found.time ??= datetime;
      if (tag === "link" && rel === "canonical" && href !== undefined) found.canonical = href;
    },
  });
  parser.end(html);
  return { metas, time: found.time, canonical: found.canonical };
}

/** Prefixes that are vocabularies; any other name is no statement (`_prefixes`). */
const VOCABULARIES = new Set(
  "bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book music video so codemeta rdf".split(
    " ",
  ),
);

/** `DC.title` and `dc:title` are the same; the property begins in lower case (`init`). */
function statementsOf({ metas }: Head): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { content, name } of metas) {
    const [, prefix = "", property = ""] = /^([^.:_]+)[.:_](.+)$/su.exec(name) ?? [];
    if (!VOCABULARIES.has(prefix.toLowerCase())) continue;
    const key = `${prefix.toLowerCase()}:${property[0]!.toLowerCase()}${property.slice(1)}`;
    found.set(key, [...(found.get(key) ?? []), content]);
  }
  return found;
}

/** Fields of a web page, each with where it is looked for, best first (`importItem`). */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  title: ["dc:title", "dcterms:title", "og:title"],
  websiteTitle: ["prism:publicationName", "dc:source", "dcterms:source", "og:site_name"],
  rights: ["prism:copyright", "dc:rights", "dcterms:rights"],
  date: ["og:published_time", "article:published_time", "dcterms:issued", "dc:date"],
  url: ["og:url", "prism:url"],
  abstractNote: ["og:description", "bibo:abstract", "dcterms:abstract"],
  websiteType: ["dc:type", "dcterms:type"],
  language: ["dc:language", "dcterms:language"],
};

/** Highwire's tags win over all of these (`HIGHWIRE_MAPPINGS`, `processFields`). */
const HIGHWIRE: Readonly<Record<string, string>> = {
  citation_title: "title",
  citation_publication_date: "date",
  citation_date: "date",
  citation_abstract: "abstractNote",
  citation_public_url: "url",
  citation_language: "language",
};

/** Tags that make an item something else than a web page, whatever is said (`init`). */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  citation_journal_title: "journalArticle",
  citation_technical_report_institution: "report",
  citation_conference_title: "conferencePaper",
  citation_conference: "conferencePaper",
  citation_book_title: "bookSection",
  citation_inbook_title: "bookSection",
  citation_dissertation_institution: "thesis",
};

export function zoteroItem(html: string): ZoteroItem {
  const head = readHead(html);
  const fields = fieldsOf(head);
  return {
    itemType: typeOf(head),
    creators: creatorsOf(head),
    fields,
    attachments: attachmentsOf(head),
    csl: cslOf(fields["extra"] ?? ""),
  };
}

/** `detectType`: a title of Highwire alone makes a journal article. */
function typeOf(head: Head): string {
  const names = head.metas.map(({ name }) => name);
  const statements = statementsOf(head);
  const other = names.map((name) => OTHER_TYPES[name]).find((type) => type !== undefined);
  const website = statements.get("og:type")?.[0] === "website" ? "webpage" : undefined;
  const said = statements.get("z:itemType")?.[0] ?? website ?? statements.get("dc:type")?.[0];
  const guess = names.includes("citation_title") ? "journalArticle" : "webpage";
  return other ?? said ?? guess;
}

function fieldsOf(head: Head): Record<string, string> {
  const statements = statementsOf(head);
  const first = (names: readonly string[]) =>
    names.flatMap((name) => statements.get(name) ?? []).at(0);
  const found: Record<string, string> = {};
  for (const [field, names] of Object.entries(PROPERTIES)) {
    const value = first(names);
    if (value !== undefined) found[field] = value;
  }
  // Zotero's own vocabulary comes last of the statements, field by field (`importItem`).
  for (const [key, [value]] of statements) {
    if (key.startsWith("z:")) found[key.slice(2)] = value!;
  }
  for (const [tag, field] of Object.entries(HIGHWIRE)) {
    const value = head.metas.find(({ name }) => name.endsWith(tag))?.content;
    if (value !== undefined) found[field] = value.replace(/\s+/gu, " ").trim();
  }
  // `addLowQualityMetadata`: the first time on the page, whatever it is of.
  if (head.time !== undefined) found["date"] ??= head.time;
  if (head.canonical !== undefined) found["url"] ??= head.canonical;
  return found;
}

/** `processHighwireCreators`: several in one tag are split at semicolons, or at commas between long names. */
function creatorsOf({ metas }: Head): ZoteroItem["creators"] {
  const tags = metas.filter(({ name }) => name.endsWith("citation_author"));
  return tags.flatMap(({ content }) => {
    const names = content.split(/\s*;\s*/u);
    const [last = "", first = "", ...more] = content.split(/\s*,\s*/u);
    const isList = names.length === 1 && tags.length === 1 && / /u.test(last) && / /u.test(first);
    return (isList ? [last, first, ...more] : names).map((name) => creatorOf(name.trim()));
  });
}

/** `cleanAuthor`, and `itemToAPIJSON`: without a first name it is a single field. */
function creatorOf(text: string): ZoteroItem["creators"][number] {
  const clean = text.replace(/^[\s.,/[\]:]+/u, "").replace(/[\s.,/[\]:]+$/u, "");
  const space = clean.lastIndexOf(" ");
  const [lastName = "", firstName = ""] = text.includes(",")
    ? clean.split(/, ?/u)
    : [clean.slice(space + 1), clean.slice(0, Math.max(space, 0))];
  return firstName === "" ? { name: lastName } : { firstName, lastName };
}

/** `addHighwireMetadata`: the PDF, or else a snapshot of the page. */
function attachmentsOf({ metas }: Head): ZoteroItem["attachments"] {
  const pdf = metas.find(({ name }) => name.endsWith("citation_pdf_url"))?.content;
  return pdf === undefined
    ? [{ title: "Snapshot", url: "" }]
    : [{ title: "Full Text PDF", url: pdf }];
}

/** Labels of the field “Extra” that Zotero takes for something else than a note (`extraToCSL`). */
const CSL: Readonly<Record<string, string>> = {
  archive: "archive",
  "archive-location": "archive_location",
  status: "status",
  date: "issued",
  issued: "issued",
  "original-date": "original-date",
  url: "URL",
  version: "version",
  type: "type",
};

function cslOf(extra: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, label = "", value = ""] of extra.matchAll(/^([A-Za-z -]+):\s*(.+)$/gmu)) {
    const variable = CSL[label.toLowerCase().replaceAll(" ", "-")];
    if (variable !== undefined) found[variable] = value;
  }
  return found;
}
