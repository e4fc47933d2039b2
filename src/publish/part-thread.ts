/** A thread that makes parts of a site: see site-maker.ts. */
import { openArchive } from "#archive/open.ts";
import { answerJobs } from "#archive/threads.ts";
import { type Answer, type Job, type Setting, doJob, hearCounts } from "./part-jobs.ts";
import { PageMaker } from "./page-maker.ts";
import { siteOf } from "#views/site.ts";

answerJobs<Job, Answer, Setting>(({ modules, out, root }) => {
  const site = siteOf(openArchive(root));
  const pages = PageMaker.of(site, modules);
  return {
    answer: async (job) => doJob(job, await pages, site, out),
    hear: (told) => hearCounts(told, site),
  };
});
