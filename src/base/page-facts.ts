/**
 * What a built page says of itself: its places, where it links, whether it stands for itself, where
 * it leads on. Read from its markup, of which we know that attributes stand between double quotes
 * and that text holds no double quote but an escaped one.
 */
export interface PageFacts {
  /** It has the places `p1` to `p<passages>`, so many being thousands. */
  readonly passages: number;
  /** All its other places. */
  readonly ids: readonly string[];
  /** It names itself as canonical, and may be indexed. */
  readonly isListed: boolean;
  /** The address that it refreshes to. */
  readonly leadsTo: string | undefined;
}

export interface ReadPage extends PageFacts {
  /** Each distinct address that it links to and that is not a place of its own. */
  readonly links: readonly string[];
  /** Places of its own that it links to and does not have. */
  readonly lost: readonly string[];
}

const ATTRIBUTE = / (?:id|href|src|action|data)="[^"]*"/gu;
const PASSAGE = /^p([1-9]\d*)$/u;

/**
 * @param bytes UTF-8; looked through as single bytes, which is much faster, since markup is ASCII
 * @param address of the page, whole, as its canonical link names it
 */
export function readPage(bytes: Uint8Array, address: string): ReadPage {
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const ids = new Set<string>();
  const links = new Set<string>();
  const own = new Set<string>();
  let passages = 0;
  for (const [found] of html.matchAll(ATTRIBUTE)) {
    const at = found.indexOf('"') + 1;
    const value = found.slice(at, -1);
    if (found.startsWith(" id=")) {
      if (value === `p${passages + 1}`) passages++;
      else ids.add(unescaped(value));
    } else if (value.startsWith("#")) own.add(value.slice(1));
    else links.add(unescaped(value));
  }
  const head = html.slice(0, Math.max(0, html.indexOf("<body")));
  const has = (place: string): boolean => {
    const number = Number(PASSAGE.exec(place)?.[1] ?? 0);
    return (number > 0 && number <= passages) || ids.has(place);
  };
  return {
    passages,
    ids: [...ids],
    isListed:
      head.includes(`<link rel="canonical" href="${address}">`) &&
      !/<meta name="robots" content="[^"]*noindex/u.test(head),
    leadsTo: refreshOf(head),
    links: [...links],
    lost: [...own].filter((place) => place !== "" && !has(decodeURIComponent(unescaped(place)))),
  };
}

/** Whether a page has a place. */
export function hasPlace({ ids, passages }: PageFacts, place: string): boolean {
  const number = Number(PASSAGE.exec(place)?.[1] ?? 0);
  return (number > 0 && number <= passages) || ids.includes(place);
}

function refreshOf(head: string): string | undefined {
  const [, content] = /<meta http-equiv="refresh" content="([^"]*)"/u.exec(head) ?? [];
  const target = content === undefined ? undefined : /url=(.*)$/iu.exec(content)?.[1];
  return target === undefined ? undefined : unescaped(target);
}

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&#38;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#34;": '"',
  "&#39;": "'",
};

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\0-\x7f]*$/u;

/** What stands between the quotes of an attribute, from its single bytes. */
function unescaped(bytes: string): string {
  const text = ASCII.test(bytes) ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
  return text.includes("&")
    ? text.replace(/&(?:amp|lt|gt|quot|#3[489]);/gu, (sign) => SIGNS[sign]!)
    : text;
}
