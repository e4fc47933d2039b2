/**
 * Makes a site part by part. A part that an earlier build made from the same things is taken as it
 * is; the others are made into a folder of new files, in processes where they are many.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ArchivedDocument } from "#archive/documents.ts";
import { inBatches } from "#base/batches.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { FileGatherer, type MadeFile, type MadeFiles } from "#base/made-files.ts";
import type { Progress } from "#base/progress.ts";
import {
  ASSETS,
  ISSUED,
  type PartName,
  REST,
  SEARCH,
  digestOfPart,
  partKeys,
  partOfDocument,
} from "#views/parts.ts";
import type { Site } from "#views/site.ts";
import { type CardCounts, drawCards } from "./cards.ts";
import type { MadeDocument, PublishedEvidence } from "./document-parts.ts";
import type { FormerSite, KeptPart } from "./former-site.ts";
import type { Job } from "./part-jobs.ts";
import { PartWorkers } from "./part-workers.ts";
import { makeIssued, makeRest } from "./parts.ts";
import type { PdfCounts } from "./press.ts";
import { type PartCounts, indexSite } from "./search.ts";
import { SiteParts } from "./site-parts.ts";
import type { Templates } from "./templates.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** Everything but the archive that decides what a site is made of: the templates and our code. */
function programOf({ key }: Templates): Sha256 {
  const source = join(PROJECT, "src");
  const code = filesUnder(source).map(
    (file) => `${file} ${sha256(readFileSync(join(source, file)))}`,
  );
  return sha256([key, process.version, ...code].join("\n"));
}

/** The keys of all parts of a site. */
export function keysOf(site: Site, templates: Templates): ReadonlyMap<PartName, Sha256> {
  const keys = partKeys(site, programOf(templates));
  const all = sha256(JSON.stringify([...keys]));
  return new Map([...keys, [ASSETS, sha256(templates.key)], [SEARCH, all]]);
}

/** A site as it was made: some of its files in the folder of new ones, the others where they were. */
export interface MadeSite {
  readonly parts: ReadonlyMap<PartName, KeptPart>;
  readonly files: ReadonlyMap<string, MadeFile>;
  /** Names of the parts that were made now. */
  readonly made: ReadonlySet<PartName>;
  readonly cards: CardCounts;
  readonly pdfs: PdfCounts;
  readonly search: PartCounts;
}

const NO_CARDS: CardCounts = { drawn: 0, reused: 0 };
const NO_PDFS: PdfCounts = { made: 0, reused: 0 };
const NO_INDEX: PartCounts = { made: 0, reused: 0 };

/** Pages of a document beside those of its versions. */
const OTHER_PAGES = 4;
const DIGESTS_AT_ONCE = 20;
/** Pages of a job, where they are of no document. */
const PAGES_AT_ONCE = 10;

/** The work of one build. */
export class SiteMaker {
  readonly #site: Site;
  readonly #templates: Templates;
  readonly #keys: ReadonlyMap<PartName, Sha256>;
  readonly #out: string;
  readonly #draft: string;
  readonly #progress: Progress;
  readonly #parts: SiteParts;
  readonly #workers: PartWorkers;

  /** @param out where the former site is; `draft` where new files are made */
  constructor(
    site: Site,
    templates: Templates,
    keys: ReadonlyMap<PartName, Sha256>,
    former: FormerSite,
    {
      draft,
      out,
      progress,
    }: { readonly draft: string; readonly out: string; readonly progress: Progress },
  ) {
    this.#site = site;
    this.#templates = templates;
    this.#keys = keys;
    this.#out = out;
    this.#draft = draft;
    this.#workers = new PartWorkers(site, templates, draft);
    this.#progress = progress;
    this.#parts = new SiteParts(keys, former, site.archive.content.settings, draft);
  }

  /** Makes everything that is not there. */
  async make(): Promise<MadeSite> {
    mkdirSync(this.#draft, { recursive: true });
    try {
      this.#makeAssets();
      await this.#makeDocuments();
      const pdfs = await this.#makeIssued();
      await this.#makeDigests();
      const cards = await this.#makeRest();
      await this.#workers.end();
      const search = await this.#makeSearch();
      const parts = this.#parts.inOrder();
      const { made } = this.#parts;
      return { parts, files: this.#parts.files(), made, cards, pdfs, search };
    } finally {
      await this.#workers.end();
    }
  }

  /** The bytes of a file of the site, new or as it was. */
  readonly #published = (path: string): Buffer => {
    const made = join(this.#draft, path);
    return readFileSync(existsSync(made) ? made : join(this.#out, path));
  };

  #makeAssets(): void {
    if (this.#parts.has(ASSETS)) return;
    const { assets } = this.#templates;
    const gatherer = new FileGatherer(this.#site.archive.content.settings);
    for (const path of filesUnder(assets)) {
      const to = join(this.#draft, path);
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(join(assets, path), to);
      gatherer.add(path, readFileSync(to));
    }
    this.#parts.add(ASSETS, gatherer.end());
  }

  async #makeDocuments(): Promise<void> {
    const { documents } = this.#site.archive;
    const due = [...documents.values()].filter(
      ({ path }) => !this.#parts.has(partOfDocument(path)),
    );
    // The long ones first, so that no process is left with one at the end.
    const ordered = due.toSorted((a, b) => b.captures.length - a.captures.length);
    const evidence = await this.#publishEvidence(ordered);
    const made = await this.#each<MadeDocument>("making documents", ordered, "document");
    ordered.forEach(({ path }, index) => {
      const { counts, files, ...others } = made[index]!;
      this.#parts.add(
        partOfDocument(path),
        { ...others, files: [...evidence[index]!.files, ...files] },
        counts,
      );
    });
    const counts = [...documents.values()].map(
      ({ path }) => [path, this.#parts.get(partOfDocument(path)).counts ?? new Map()] as const,
    );
    this.#workers.tell({ counts });
  }

  async #publishEvidence(documents: readonly ArchivedDocument[]): Promise<PublishedEvidence[]> {
    const published = await this.#each<PublishedEvidence>(
      "publishing evidence",
      documents,
      "evidence",
    );
    this.#workers.tell({ swhids: published.flatMap(({ swhids }) => swhids) });
    return published;
  }

  /** Has something made of each document, as a stage that advances by versions. */
  async #each<A extends PublishedEvidence | MadeDocument>(
    stage: string,
    documents: readonly ArchivedDocument[],
    what: "document" | "evidence",
  ): Promise<A[]> {
    const sizes = documents.map(({ versions }) => versions.length + OTHER_PAGES);
    const size = sizes.reduce((sum, each) => sum + each, 0);
    this.#progress.stage(stage, size);
    const jobs = documents.map(({ path }) => ({ [what]: path }) as Job);
    return this.#workers.do<A>(jobs, size, (index) => this.#progress.advance(sizes[index]));
  }

  async #makeDigests(): Promise<void> {
    const due = [...this.#keys.keys()].filter(
      (part) => digestOfPart(part, this.#site) !== undefined && !this.#parts.has(part),
    );
    const batches = inBatches(due, DIGESTS_AT_ONCE);
    this.#progress.stage("making digests", due.length);
    const jobs = batches.map((digests) => ({ digests }));
    const made = await this.#workers.do<readonly MadeFiles[]>(jobs, due.length, (index) =>
      this.#progress.advance(batches[index]!.length),
    );
    made.flat().forEach((files, index) => this.#parts.add(due[index]!, files));
  }

  /** The pages of a part that is no document's. */
  async #pagesOf(part: PartName): Promise<MadeFiles[]> {
    const count = (await this.#workers.maker()).of(part).length;
    const starts = Array.from(
      { length: Math.ceil(count / PAGES_AT_ONCE) },
      (_, index) => index * PAGES_AT_ONCE,
    );
    const jobs = starts.map((from) => ({ part, from, to: from + PAGES_AT_ONCE }));
    this.#progress.stage(
      part === ISSUED ? "making pages of provisions" : "making pages",
      jobs.length,
    );
    return this.#workers.do<MadeFiles>(jobs, count, () => this.#progress.advance());
  }

  async #makeIssued(): Promise<PdfCounts> {
    if (this.#parts.has(ISSUED)) return NO_PDFS;
    const pages = await this.#pagesOf(ISSUED);
    const { pdfs } = await makeIssued(this.#site, this.#draft, this.#published, this.#progress);
    this.#parts.addGathered(ISSUED, pages);
    return pdfs;
  }

  async #makeRest(): Promise<CardCounts> {
    if (this.#parts.has(REST)) return NO_CARDS;
    const drawing = drawCards(this.#site);
    // Should something else fail first, that is what is told.
    drawing.catch(() => undefined);
    const pages = await this.#pagesOf(REST);
    const made = [...this.#parts.files().values(), ...pages.flatMap(({ files }) => files)];
    const listed = made.flatMap(({ page, path }) => (page?.isListed === true ? [path] : []));
    const cards = await makeRest(this.#site, listed, this.#draft, this.#progress, drawing);
    this.#parts.addGathered(REST, pages);
    return cards;
  }

  async #makeSearch(): Promise<PartCounts> {
    if (this.#parts.has(SEARCH)) return NO_INDEX;
    const keyOf = ({ path }: ArchivedDocument) => this.#keys.get(partOfDocument(path));
    const counts = await indexSite(this.#site, this.#draft, this.#progress, { keyOf });
    this.#parts.addGathered(SEARCH, []);
    return counts;
  }
}
