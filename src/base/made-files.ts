/** Files of a site as they were made: what later steps need to know of them without reading them again. */
import { sha256 } from "./hash.ts";
import type { Sha256 } from "./ids.ts";
import { type PageFacts, copied, hasPlace, readPage } from "./page-facts.ts";

export interface MadeFile {
  /** From the site's root, with `/`. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  /** Of a page. */
  readonly page?: PageFacts;
}

/** What was made together, and where its pages lead. */
export interface MadeFiles {
  readonly files: readonly MadeFile[];
  /**
   * Where pages lead to outside what was made with them, each place once with a page that links
   * there: from the site's root, with its `#…`.
   */
  readonly links: Readonly<Record<string, string>>;
  /** Places that are linked to and are not there. */
  readonly lost: readonly LostLink[];
}

export interface LostLink {
  /** The page that links. */
  readonly file: string;
  /** From the site's root, with its `#…`. */
  readonly target: string;
}

/** The files of a whole site by their paths. */
export type SiteFiles = ReadonlyMap<string, MadeFile>;

/** Where a site is served. */
export interface Address {
  readonly origin: string;
  readonly base: string;
}

/** Gathers files as they are made. */
export class FileGatherer {
  readonly #address: Address;
  readonly #files = new Map<string, MadeFile>();
  readonly #links = new Map<string, string>();
  readonly #lost: LostLink[] = [];
  /** Links that mean the same on every page. */
  readonly #seen = new Set<string>();

  constructor(address: Address) {
    this.#address = address;
  }

  /** A file with these bytes; a page where its name says so. @param text where it is at hand */
  add(path: string, bytes: Buffer, text?: string): void {
    const isPage = path.endsWith(".html");
    const page = isPage ? this.#read(path, text ?? bytes.toString("utf8")) : undefined;
    this.addKnown({ path, sha256: sha256(bytes), bytes: bytes.length, ...(page && { page }) });
  }

  /** A file whose bytes are known by their hash. */
  addKnown(file: MadeFile): void {
    this.#files.set(file.path, file);
  }

  #read(path: string, html: string): PageFacts {
    const { base, origin } = this.#address;
    const here = `${origin}${base}${path.replace(/(?:^|(?<=\/))index\.html$/u, "")}`;
    const { links, lost, ...facts } = readPage(html, here);
    for (const place of lost)
      this.#lost.push({ file: path, target: `${targetOf(here, this.#address)}#${place}` });
    for (const link of links) {
      if (this.#seen.has(link)) continue;
      if (link.startsWith("/")) this.#seen.add(copied(link));
      const target = targetOf(link, this.#address, here);
      if (target !== undefined && !this.#links.has(target)) this.#links.set(copied(target), path);
    }
    return facts;
  }

  /** What was gathered; links that arrive among its own files are not told. */
  end(): MadeFiles {
    const links = [...this.#links].filter(
      ([target]) => !arrives(target, (path) => this.#files.get(path)),
    );
    return { files: [...this.#files.values()], links: Object.fromEntries(links), lost: this.#lost };
  }
}

/** A link's path from the site's root with its `#…`, or undefined where it leaves the site. */
function targetOf(link: string, { base, origin }: Address, here = origin): string | undefined {
  const url =
    link.startsWith("/") && !link.includes("..") && !link.startsWith("//")
      ? plainTarget(link, base)
      : URL.parse(link, here);
  if (url === null) return link;
  if (typeof url === "string") return url;
  if (url === undefined || url.origin !== origin || !url.pathname.startsWith(base))
    return undefined;
  const path = decodeURIComponent(url.pathname.slice(base.length));
  return url.hash === "#" || url.hash.startsWith("#:~:")
    ? path
    : path + decodeURIComponent(url.hash);
}

/** The same for an address from the root, without parsing it. */
function plainTarget(link: string, base: string): string | undefined {
  if (!link.startsWith(base)) return undefined;
  const [address = "", hash = ""] = link.slice(base.length).split("#");
  const path = decodeURIComponent(address.split("?")[0]!);
  return hash === "" || hash.startsWith(":~:") ? path : `${path}#${decodeURIComponent(hash)}`;
}

/** The file that a static host answers an address with. */
export const fileOf = (path: string): string =>
  path === "" || path.endsWith("/") ? `${path}index.html` : path;

/** Whether a link leads to a file, and where it names a place of a page, to that place. */
export function arrives(target: string, find: (path: string) => MadeFile | undefined): boolean {
  const at = target.indexOf("#");
  const [path, place] = at < 0 ? [target, ""] : [target.slice(0, at), target.slice(at + 1)];
  const file = find(fileOf(path));
  if (file === undefined) return false;
  return place === "" || file.page === undefined || hasPlace(file.page, place);
}
