/** Where a run of the benchmark works, and what its measurements hand on to each other. */
import { join } from "node:path";
import type { Findings } from "./findings.ts";
import type { Shape } from "./shape.ts";

export interface Workplace {
  readonly folder: string;
  readonly findings: Findings;
  /** The made collection, the archive that took it in, and its site. */
  readonly corpus: string;
  readonly archive: string;
  readonly site: string;
  readonly shape: Shape;
}

export const workplaceIn = (folder: string, shape: Shape, findings: Findings): Workplace => ({
  folder,
  findings,
  corpus: join(folder, "corpus"),
  archive: join(folder, "archive"),
  site: join(folder, "site"),
  shape,
});
