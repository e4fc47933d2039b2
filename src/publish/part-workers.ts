/** Where the jobs are done by which a site is made: here, or in processes where there is much to do. */
import { Processes } from "#archive/processes.ts";
import { countsOf } from "#views/changes.ts";
import type { Site } from "#views/site.ts";
import { PageMaker } from "./page-maker.ts";
import { type Answer, type Job, type Setting, type Told, doJob, hear } from "./part-jobs.ts";
import type { Templates } from "./templates.ts";

/** More files than this are worth processes, which take some seconds to know a large archive. */
const FEW = 1500;

export class PartWorkers {
  readonly #site: Site;
  readonly #setting: Setting;
  #maker: Promise<PageMaker> | undefined;
  #processes: Processes<Job, Answer> | undefined;

  /** @param out where files are made */
  constructor(site: Site, { modules }: Templates, out: string) {
    this.#site = site;
    this.#setting = { root: site.archive.root, modules, out };
  }

  /** What makes pages here. */
  readonly maker = (): Promise<PageMaker> =>
    (this.#maker ??= PageMaker.of(this.#site, this.#setting.modules));

  /**
   * Does jobs; the answers are in their order.
   * @param files how many are made, about
   */
  async do<A extends Answer>(
    jobs: readonly Job[],
    files: number,
    done: (index: number) => void,
  ): Promise<A[]> {
    if (this.#processes !== undefined || files > FEW) {
      const answers = await this.#started().run(jobs, (_, index) => done(index));
      return answers as A[];
    }
    const answers: Answer[] = [];
    for (const [index, job] of jobs.entries()) {
      answers.push(await doJob(job, this.maker, this.#site, this.#setting.out));
      done(index);
    }
    return answers as A[];
  }

  /** Tells all what some found out. */
  tell(told: Told): void {
    hear(told, this.#site);
    this.#processes?.tell(told);
  }

  async end(): Promise<void> {
    await this.#processes?.end();
    this.#processes = undefined;
  }

  #started(): Processes<Job, Answer> {
    if (this.#processes !== undefined) return this.#processes;
    this.#processes = new Processes(new URL("part-process.ts", import.meta.url), this.#setting);
    const { documents } = this.#site.archive;
    const counts = [...documents.values()].map(
      (document) => [document.path, countsOf(document, this.#site)] as const,
    );
    this.#processes.tell({ counts } satisfies Told);
    return this.#processes;
  }
}
