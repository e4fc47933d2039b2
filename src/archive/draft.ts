/** What would be issued of a provision as it is now, and what about it differs from what was. */
import { canonicalJson } from "#base/canonical-json.ts";
import { sha256 } from "#base/hash.ts";
import type { Slug } from "#base/ids.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { ArchivedDocument } from "./documents.ts";
import { evidenceOf } from "./evidence.ts";
import { statedDate } from "./stated.ts";
import type { Archive, ArchivedProvision } from "./open.ts";

/** The two parts of a record. */
export type Draft = Pick<IssuedRecord, "evidence" | "analysis">;

/**
 * The record as it would be issued now; undefined where the quotation never stood in a sound
 * capture, and for a document without an ID.
 */
export function draftOf(provision: ArchivedProvision, archive: Archive): Draft | undefined {
  const document = archive.documents.get(provision.document)!;
  const evidence = evidencePart(provision, document, archive);
  return evidence && { evidence, analysis: analysisPart(provision, archive) };
}

function evidencePart(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  archive: Archive,
): Draft["evidence"] | undefined {
  const found = evidenceOf(provision, document, archive.pool);
  const standing = standingOf(provision, document);
  if (found === undefined || standing === undefined || document.id === undefined) return undefined;
  const quote = provision.value.quotes[provision.lineage.current]!;
  const { kind, language, title, urls } = document.value;
  const name = archive.content.platforms.get(document.platform)!.value.name;
  const platform = { slug: document.platform, name };
  return {
    document: { id: document.id, path: document.path, title, platform, kind, language, urls },
    quotation: {
      text: quotedText(found, archive),
      start: found.start,
      end: found.end,
      passages: found.passages,
      headings: [...found.headings],
      within: quote.within,
    },
    version: found.version.number,
    text: found.version.text,
    stated: statedDate(document, found.version.text, archive.content),
    capture: found.capture,
    captureLine: sha256(canonicalJson(found.capture)),
    standing,
  };
}

/** The words as they stand in the canonical text, so that its characters start..end are these. */
function quotedText(
  { place, version }: NonNullable<ReturnType<typeof evidenceOf>>,
  { pool }: Archive,
) {
  const texts = version.passages.slice(place.first, place.last + 1).map(pool.textOf);
  texts[texts.length - 1] = texts.at(-1)!.slice(0, place.end);
  texts[0] = texts[0]!.slice(place.start);
  return texts.join("\n\n");
}

/** The state in the newest sound version, and the newest capture of it. */
function standingOf(
  { lineage, stretches }: ArchivedProvision,
  { captures }: ArchivedDocument,
): Draft["evidence"]["standing"] | undefined {
  const stop = stretches.findLastIndex(({ suspect }) => !suspect);
  const stretch = stretches[stop];
  const state = lineage.findings[stop]?.state;
  if (stretch === undefined || state === undefined) return undefined;
  return { state, version: stretch.version, at: captures[stretch.captures.at(-1)!]!.at };
}

function analysisPart({ body, value }: ArchivedProvision, { content }: Archive): Draft["analysis"] {
  const { analysis, clauseType, severity, severityReason, title } = value;
  const named = (slug: Slug, name: string | undefined) => ({ slug, name: name ?? slug });
  return {
    title,
    clauseType: named(clauseType, content.clauseTypes.get(clauseType)?.value.title),
    severity,
    severityReason,
    categories: value.categories.map((slug) => named(slug, content.categories.get(slug)?.title)),
    regulations: Object.entries(value.regulations).map(([name, why]) => {
      const slug = name as Slug;
      const { jurisdiction, shortName } = content.regulations.get(slug)!.value;
      return { slug, name: shortName, jurisdiction, why };
    }),
    ...analysis,
    body,
  };
}

/**
 * In which respects a draft differs from an issued version so that a new one is due, in words. Not
 * when only the same words were seen again, in whatever capture or version; nor when something was
 * renamed that the provision refers to.
 */
export function differencesBetween(draft: Draft, issued: Draft): string[] {
  const [now, then] = [draft.evidence, issued.evidence];
  const differs: [string, unknown, unknown][] = [
    ["the document", now.document.id, then.document.id],
    ["the words quoted", wordsOf(now), wordsOf(then)],
    [
      `the state in the newest version (${then.standing.state}, now ${now.standing.state})`,
      now.standing.state,
      then.standing.state,
    ],
    ["the analysis", ownWords(draft.analysis), ownWords(issued.analysis)],
  ];
  return differs.flatMap(([what, a, b]) => (canonical(a) === canonical(b) ? [] : [what]));
}

const canonical = (value: unknown): string => canonicalJson(value as never);

const wordsOf = ({ quotation: { text, within } }: Draft["evidence"]) => ({ text, within });

/** An analysis without what it only refers to: names of clause types, categories, regulations. */
function ownWords({ categories, clauseType, regulations, ...rest }: Draft["analysis"]) {
  return {
    ...rest,
    clauseType: clauseType.slug,
    categories: categories.map(({ slug }) => slug),
    regulations: regulations.map(({ slug, why }) => ({ slug, why })),
  };
}
