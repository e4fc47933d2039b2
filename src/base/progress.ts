/** What long work tells about itself. The edge decides how it is shown. */
export interface Progress {
  /** A new stage begins; `total` is how many steps it has, where known. */
  stage(name: string, total?: number): void;
  /** So many steps are done. */
  advance(steps?: number): void;
}

/** Tells nobody. */
export const SILENT: Progress = { stage: () => undefined, advance: () => undefined };
