/** A process that makes parts of a site: see site-maker.ts. */
import { openArchive } from "#archive/open.ts";
import { answerJobs } from "#archive/processes.ts";
import { siteOf } from "#views/site.ts";
import { PageMaker } from "./page-maker.ts";
import { type Answer, type Job, type Setting, type Told, doJob, hear } from "./part-jobs.ts";

answerJobs<Job, Answer, Setting>(({ modules, out, root }) => {
  const site = siteOf(openArchive(root));
  let maker: Promise<PageMaker> | undefined;
  const pages = () => (maker ??= PageMaker.of(site, modules));
  return {
    answer: async (job) => doJob(job, pages, site, out),
    hear: (told) => hear(told as Told, site),
  };
});
