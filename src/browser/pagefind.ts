/**
 * Pagefind's programming interface, loaded when it is first needed, and a watch on the files it
 * fetches: by itself it takes a part that is missing or damaged for one without results.
 */

export interface Hit {
  /** Which words of the page were found. */
  readonly words: readonly number[];
  data(): Promise<HitData>;
}

/** One page of the index. `locations` count the words of `content`. */
export interface HitData {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly anchors: readonly { readonly id: string; readonly location: number }[];
  readonly locations: readonly number[];
}

export interface Options {
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: Readonly<Record<string, "asc" | "desc">>;
}

/** How many pages each value of each filter would leave. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Instance {
  search(
    term: string | null,
    options: Options,
  ): Promise<{ readonly results: readonly Hit[]; readonly filters: Counts }>;
  /** Loads all filters; without it a search counts only those that it uses. */
  filters(): Promise<Counts>;
}

interface Module {
  createInstance(options: { readonly noWorker: boolean; readonly baseUrl: string }): Instance;
}

/** An answer, and which files of the index could not be read for it. */
export interface Answer {
  readonly hits: readonly Hit[];
  readonly damaged: ReadonlySet<string>;
}

export interface Engine {
  /** @throws when the index cannot be opened at all */
  search(term: string | null, options: Options): Promise<Answer>;
  /** What a search would find under each value of each filter. @throws like a search */
  counts(term: string | null, options: Options): Promise<Counts>;
}

/** The index in a folder of this site; hits get addresses under `base`. */
export function engineOf(folder: string, base: string): Engine {
  const damaged = new Set<string>();
  watchFetches(new URL(folder, location.href).href, damaged);
  let instance: Promise<Instance> | undefined;
  const open = async (): Promise<Instance> => {
    const module = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Module;
    // Without a worker, so that this page sees what is fetched.
    return module.createInstance({ noWorker: true, baseUrl: base });
  };
  return {
    async search(term, options) {
      damaged.clear();
      try {
        instance ??= open();
        const { results } = await (await instance).search(term, options);
        // A part that failed is remembered as read; the next search has to begin anew.
        if (damaged.size > 0) instance = undefined;
        return { hits: results, damaged };
      } catch (error) {
        instance = undefined;
        throw error;
      }
    },
    async counts(term, options) {
      instance ??= open();
      const index = await instance;
      await index.filters();
      return (await index.search(term, options)).filters;
    },
  };
}

function watchFetches(folder: string, damaged: Set<string>): void {
  const plain = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (!url.href.startsWith(folder)) return plain(input, init);
    const name = url.pathname.slice(new URL(folder).pathname.length);
    try {
      const response = await plain(input, init);
      if (!response.ok || !(await isWhole(name, response.clone()))) damaged.add(name);
      return response;
    } catch (error) {
      damaged.add(name);
      throw error;
    }
  };
}

const SIGNATURE = "pagefind_dcd";

/** Whether a file of the index is what Pagefind wrote; a host may have unpacked it on the way. */
async function isWhole(name: string, response: Response): Promise<boolean> {
  try {
    if (name.endsWith(".json")) return typeof (await response.json()) === "object";
    const bytes = await response.arrayBuffer();
    if (begins(bytes)) return true;
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return begins(await new Response(unpacked).arrayBuffer());
  } catch {
    // Whatever is wrong with it, it is not whole; the name is shown to the reader.
    return false;
  }
}

const begins = (bytes: ArrayBuffer): boolean =>
  new TextDecoder().decode(bytes.slice(0, SIGNATURE.length)) === SIGNATURE;
