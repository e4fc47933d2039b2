/** Small archives, made in temporary folders. */
import { join } from "node:path";
import { type Instant, parseInstant } from "#base/dates.ts";
import { Refusal } from "#base/problems.ts";
import { SILENT } from "#base/progress.ts";
import { type AddResult, addCaptures } from "#intake/add.ts";
import type { Facts } from "#schema/facts.ts";
import { temporaryFolder, writeFiles } from "./folders.ts";

export const NOW = parseInstant("2026-06-01T00:00:00Z")!;
export const instant = (text: string): Instant => parseInstant(text)!;

const front = (...lines: string[]) => `---\n${lines.join("\n")}\n---\n`;

/** A platform with two documents that have no captures yet, a clause type, a regulation. */
const BASICS: Readonly<Record<string, string>> = {
  "content/archive.yaml": "title: Test\norigin: https://archive.example.org\nprefix: CA\n",
  "content/categories.yaml": "data-rights: { title: Data rights, description: Rights. }\n",
  "content/platforms/acme.md": front("name: Acme"),
  "content/documents/acme/terms.md": front("id: new", "title: Terms", "kind: Terms of Service"),
  "content/documents/acme/privacy.md": front("id: new", "title: Privacy", "kind: Privacy Policy"),
  "content/clause-types/training.md": front("title: Training"),
};

/** The front matter of a right provision. */
export const PROVISION: readonly string[] = [
  "id: new",
  "title: Training",
  "clauseType: training",
  "severity: high",
  "severityReason: No way out.",
  "categories: [data-rights]",
  "quotes:",
  "  - text: we may use your data",
  "analysis:",
  "  written: 2026-04-27T09:55:00Z",
  "  by: [A. Analyst]",
  "  assistance: none",
  "  review: unreviewed",
];
export const provisionFile = (lines: readonly string[] = PROVISION): string =>
  `${front(...lines)}\n## Why it matters\n\nIt does.\n`;

export function makeArchive(files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  writeFiles(root, { ...BASICS, ...files });
  return root;
}

/** A page of terms, long enough to be whole. */
export const page = (...paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><main><h1>Terms</h1>${[...paragraphs, FILLING].map((each) => `<p>${each}</p>`).join("")}</main></html>`;
const FILLING =
  "These terms apply between you and us whenever you use the service, and we will tell you when they change, " +
  "at least thirty days before the day on which the new terms begin to apply to you and to your account.";

/** A file to take in: what it holds, and what is said of it beside its document and time. */
export interface Given extends Partial<Omit<Facts, "at" | "document">> {
  readonly data: string | Uint8Array;
  readonly name?: string;
  readonly document?: string;
  readonly at: string;
}

/** Takes files in, in one batch. */
export async function add(root: string, given: readonly Given[], now = NOW): Promise<AddResult> {
  const folder = temporaryFolder();
  const items = given.map(
    ({ data, name = "page.html", at, document = "acme/terms", ...facts }, index) => {
      const path = join(folder, String(index), name);
      writeFiles(folder, { [`${index}/${name}`]: data });
      return {
        facts: { file: name, document, at: instant(at), ...facts } as Facts,
        path,
        place: {},
      };
    },
  );
  return addCaptures(root, items, now, SILENT);
}

/** The problems that some work is refused with. @throws Error when it is not refused. */
export async function refusalOf(work: () => unknown): Promise<Refusal["problems"]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
  throw new Error("it was not refused");
}
