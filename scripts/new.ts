import * as make from "#intake/new.ts";
import { showDay } from "#base/dates.ts";
import { type Common, archiveOf, conclude, nowOf } from "./report.ts";

interface PlatformOptions extends Common {
  readonly homepage?: string;
}

export async function newPlatform(
  [name]: readonly string[],
  options: PlatformOptions,
): Promise<number> {
  const file = await make.newPlatform(archiveOf(options), name!, options.homepage);
  conclude(options, { file }, [`Written: ${file}`]);
  return 0;
}

export async function newClauseType([title]: readonly string[], options: Common): Promise<number> {
  const file = await make.newClauseType(archiveOf(options), title!);
  conclude(options, { file }, [`Written: ${file}. Describe the clause type there.`]);
  return 0;
}

interface DocumentOptions extends Common {
  readonly kind?: string;
  readonly url?: string;
  readonly language?: string;
}

export async function newDocument(
  [platform, title]: readonly string[],
  options: DocumentOptions,
): Promise<number> {
  const file = await make.newDocument(archiveOf(options), platform!, title!, options);
  const path = file.slice("content/documents/".length, -".md".length);
  conclude(options, { file, document: path }, [
    `Written: ${file}`,
    `Next: npx muniment add FILE --document ${path} --at TIME --url URL`,
  ]);
  return 0;
}

interface ProvisionOptions extends Common {
  readonly quote: string;
  readonly within?: string;
  readonly clauseType: string;
  readonly severity: string;
  readonly reason: string;
  readonly by: string;
  readonly now?: string;
}

export async function newProvision(
  [document, title]: readonly string[],
  options: ProvisionOptions,
): Promise<number> {
  const made = await make.newProvision(
    archiveOf(options),
    document!,
    title!,
    options,
    nowOf(options),
  );
  const words = ["stands nowhere", "stands once", "stands twice"];
  conclude(options, made, [
    `Written: ${made.file}. Write the analysis there.`,
    "The quotation:",
    ...made.standing.map(({ firstCapture, places, version }) => {
      const found = words[places] ?? `stands ${places} times`;
      const hint = places > 1 ? " (ambiguous; --within with words around it tells the place)" : "";
      return `  version ${version}, first captured ${showDay(firstCapture)}: ${found}${hint}`;
    }),
  ]);
  return 0;
}
