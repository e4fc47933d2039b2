/** Claim about a built site: every link leads somewhere. */
import { counted } from "#base/count.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Findings } from "./finding.ts";
import { type LostLink, type MadeFiles, type SiteFiles, arrives } from "#base/made-files.ts";

/** Every link of every page resolves, to its passage or heading where it names one. */
export function checkLinks(parts: Iterable<MadeFiles>, files: SiteFiles): Findings {
  const problems: Problem[] = [];
  let [links, pages] = [0, 0];
  for (const part of parts) {
    pages += part.files.filter(({ page }) => page !== undefined).length;
    links += Object.keys(part.links).length;
    const led = Object.entries(part.links).flatMap(([target, file]): LostLink[] =>
      arrives(target, (path) => files.get(path)) ? [] : [{ file, target }],
    );
    problems.push(...[...part.lost, ...led].map((lost) => describe(lost, files)));
  }
  const checked = `the links of ${counted(pages, "page")}, ${counted(links, "distinct place")} outside its own document among them`;
  return { problems, notes: [], checked: [checked] };
}

function describe({ file, target }: LostLink, files: SiteFiles): Problem {
  const [path = "", place = ""] = target.split("#");
  const isThere = arrives(path, (name) => files.get(name));
  const what = isThere ? `/${path} has no place "${place}"` : `there is no /${path}`;
  return problem("site/link", { what, file });
}

/** What a site weighs, for the summary. */
export interface SiteSize {
  readonly files: number;
  readonly bytes: number;
  readonly largest: number;
  readonly pages: number;
}

export function measureSite(
  files: Iterable<{ readonly path: string; readonly bytes: number }>,
): SiteSize {
  const size = { files: 0, bytes: 0, largest: 0, pages: 0 };
  for (const { bytes, path } of files) {
    size.files++;
    size.bytes += bytes;
    size.largest = Math.max(size.largest, bytes);
    if (path.endsWith(".html")) size.pages++;
  }
  return size;
}
