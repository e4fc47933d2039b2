/** The published files that are checked, wherever they are read from. */

/** Why a file is not there to be checked. */
export class Unread {
  /** `missing`: the site answers that it has no such file. `unreachable`: it does not answer. */
  readonly state: "missing" | "unreachable";
  readonly path: string;
  constructor(state: Unread["state"], path: string) {
    this.state = state;
    this.path = path;
  }
  get reason(): string {
    return this.state === "missing"
      ? `the site has no file /${this.path}`
      : `/${this.path} could not be fetched`;
  }
}

export interface PublishedSite {
  /** The bytes at a path from the site's root, which has no slash at its beginning. */
  readonly read: (path: string) => Promise<Uint8Array | Unread>;
}

/** The site at an address, which ends in a slash; every file is fetched once, unless that failed. */
export function siteAt(base: string): PublishedSite {
  const fetched = new Map<string, Promise<Uint8Array | Unread>>();
  return {
    read(path) {
      const known = fetched.get(path);
      if (known !== undefined) return known;
      const asked = fetchBytes(base, path).then((answer) => {
        if (answer instanceof Unread) fetched.delete(path);
        return answer;
      });
      fetched.set(path, asked);
      return asked;
    },
  };
}

async function fetchBytes(base: string, path: string): Promise<Uint8Array | Unread> {
  try {
    const response = await fetch(base + path, { cache: "no-cache" });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    return new Unread(response.status === 404 ? "missing" : "unreachable", path);
  } catch {
    return new Unread("unreachable", path);
  }
}

/** The text of published bytes that must be UTF-8; undefined where they are not. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The JSON that published bytes hold; undefined where they hold none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Of(bytes) ?? "");
  } catch {
    return undefined;
  }
}
