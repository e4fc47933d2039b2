/** Makes an empty archive with visible defaults. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { stringify } from "yaml";
import { CATEGORIES_FILE, SETTINGS_FILE } from "#archive/layout.ts";
import { writeDurably } from "#base/files.ts";
import { refuse } from "#base/problems.ts";
import { UNSET_ORIGIN, UNSET_PREFIX } from "#schema/archive-settings.ts";

/** Pages that explain what every archive's pages mean; an operator may rewrite them. */
const STANDING_PAGES = [
  "methodology",
  "dates",
  "severity",
  "verification",
  "citing",
  "exhibits",
  "feeds",
  "operating",
];

/** The single writer, for archives that are kept on GitHub. */
const WORKFLOW = ".github/workflows/issue.yml";

const PROJECT = resolve(import.meta.dirname, "../..");

/** @throws Refusal when the folder holds something. */
export function initArchive(root: string, title?: string): void {
  if (existsSync(root) && readdirSync(root).length > 0) {
    refuse("archive/exists", { what: `${root} is not empty` });
  }
  writeDefaults(root, title);
}

/** Whether a folder is an archive. */
export const isArchive = (root: string): boolean => existsSync(join(root, SETTINGS_FILE));

function writeDefaults(root: string, title: string | undefined): void {
  const settings = {
    title: title ?? `Archive ${basename(resolve(root))}`,
    origin: UNSET_ORIGIN,
    prefix: UNSET_PREFIX,
  };
  for (const page of STANDING_PAGES) {
    const file = `content/pages/${page}.md`;
    writeDurably(join(root, file), readFileSync(join(PROJECT, file)));
  }
  writeDurably(join(root, WORKFLOW), readFileSync(join(PROJECT, WORKFLOW)));
  writeDurably(join(root, ".gitattributes"), GIT_ATTRIBUTES);
  writeDurably(join(root, ".gitignore"), GIT_IGNORED);
  writeDurably(join(root, CATEGORIES_FILE), "{}\n");
  writeDurably(join(root, SETTINGS_FILE), SETTINGS_HEAD + stringify(settings));
}

const SETTINGS_HEAD = `# What this archive says of itself. Set origin and prefix before anything is published:
# addresses and IDs are permanent.
`;

const GIT_ATTRIBUTES = `# Evidence: no line ending is ever converted, no difference shown as text.
snapshots/** -text
snapshots/objects/** -diff
`;

const GIT_IGNORED = `# Private keys never belong into version control.
*.key
snapshots/.lock*
*.tmp
`;
