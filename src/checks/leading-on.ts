/** Claim: a page that leads on arrives at a page that does not, and not in a circle. */
import { counted } from "#base/count.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { MoveLine } from "#schema/ledger-line.ts";
import type { Findings } from "./finding.ts";
import type { SiteFiles } from "#base/made-files.ts";
import { fileOf } from "#base/made-files.ts";

/**
 * @param starts paths that lead on, from the site's root without its slash
 * @param moves each former address arrives where the later one does
 */
export function checkLeadingOn(
  files: SiteFiles,
  base: string,
  starts: readonly string[],
  moves: readonly MoveLine[],
): Findings {
  const problems: Problem[] = [];
  const endOf = (start: string) => follow(start, (path) => nextOf(files, base, path), problems);
  for (const start of starts) endOf(start);
  for (const { from, to } of moves) {
    const [end, due] = [endOf(from.slice(1)), endOf(to.slice(1))];
    if (end === undefined || due === undefined || end === due) continue;
    const what = `${from} was moved to ${to}, and leads to /${end}`;
    problems.push(problem("site/leads-astray", { what }));
  }
  const count = starts.length + moves.length;
  const checked = count === 0 ? [] : [`${counted(count, "address", "addresses")} that lead on`];
  return { problems, notes: [], checked };
}

/** The last page of the way, undefined where there is none. */
function follow(
  start: string,
  next: (path: string) => string | undefined | null,
  problems: Problem[],
): string | undefined {
  const seen = new Set<string>();
  let at = start;
  for (;;) {
    if (seen.has(at)) {
      problems.push(problem("site/leads-astray", { what: `/${start} leads in a circle` }));
      return undefined;
    }
    seen.add(at);
    const target = next(at);
    if (target === undefined) return at;
    if (target === null) {
      // The start itself is another check's finding.
      if (at !== start) {
        const what = `/${start} leads to /${at}, where there is nothing`;
        problems.push(problem("site/leads-astray", { what }));
      }
      return undefined;
    }
    at = target;
  }
}

/** Where a page leads; undefined where it stays, null where there is no page. */
function nextOf(files: SiteFiles, base: string, path: string): string | undefined | null {
  const file = files.get(fileOf(path));
  if (file === undefined) return null;
  const target = file.page?.leadsTo;
  return target?.startsWith(base) === true ? target.slice(base.length) : undefined;
}
