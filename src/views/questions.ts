/** Questions and answers on a provision: made from the record, then those that people wrote. */
import type { ArchivedProvision } from "#archive/open.ts";
import type { ProvisionEntry } from "./entries.ts";
import { renderMarkdown, sectionsOf } from "./markdown.ts";
import { rarityOf } from "./rarity.ts";
import type { Site } from "./site.ts";

export interface Question {
  readonly question: string;
  /** HTML of our own making. */
  readonly html: string;
}

export function questionsOf(
  provision: ArchivedProvision,
  entry: ProvisionEntry,
  site: Site,
): Question[] {
  return [...fromRecord(provision, entry, site), ...written(provision, site)];
}

function fromRecord(provision: ArchivedProvision, entry: ProvisionEntry, site: Site): Question[] {
  const sections = sectionsOf(provision.body);
  const opening = (title: string) =>
    firstParagraph(sections.find((section) => section.title === title)?.body);
  const { operator } = site.archive.content.settings;
  const platform = entry.platform.name;
  const asked: readonly (readonly [string, string | undefined])[] = [
    [`What does ${platform}’s ${entry.title} clause do?`, opening("Why it matters")],
    ["How does this clause affect you?", opening("Consumer impact")],
    ["Is the clause in the document now?", nowAnswer(entry)],
    [
      "How many platforms have this type of clause?",
      `${rarityOf(provision.value.clauseType, site).sentence} [See the comparison](${comparison(provision)}).`,
    ],
    [
      `Is this archive affiliated with ${platform}?`,
      `No affiliation is recorded. Operator of this archive: ${operator ?? "not recorded"}. [About this archive](/about/).`,
    ],
  ];
  return asked.flatMap(([question, answer]) =>
    answer === undefined ? [] : [ask(question, answer, site)],
  );
}

const nowAnswer = ({ standing }: ProvisionEntry): string =>
  `${standing.sentence} This tells what was captured. What applies between captures, or today, is not known from it.`;

const comparison = ({ value }: ArchivedProvision): string => `/clause/${value.clauseType}/`;

const ask = (question: string, answer: string, { urls }: Site): Question => ({
  question,
  html: renderMarkdown(answer, urls.fromContent),
});

/** The first paragraph of an authored text; components in .mdx are none. */
function firstParagraph(markdown: string | undefined): string | undefined {
  return markdown
    ?.split(/\n\s*\n/u)
    .find((part) => part.trim() !== "" && !part.trim().startsWith("<"));
}

/** The questions of the analysis. An .mdx analysis shows its own. */
function written({ file, body }: ArchivedProvision, site: Site): Question[] {
  if (file.endsWith(".mdx")) return [];
  const section = sectionsOf(body).find(({ title }) => title === "Questions");
  const parts = section?.body.split(/^### +(.+)$/mu).slice(1) ?? [];
  return parts.flatMap((question, index) =>
    index % 2 === 0 ? [ask(question.trim(), parts[index + 1] ?? "", site)] : [],
  );
}
