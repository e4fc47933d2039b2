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

/** The attributes that are read, by their last letter. */
const READ: Readonly<Record<string, string>> = {
  d: " id",
  f: " href",
  c: " src",
  n: " action",
  a: " data",
};
const PASSAGE = /^p([1-9]\d*)$/u;

/** @param address of the page, whole, as its canonical link names it */
export function readPage(html: string, address: string): ReadPage {
  const ids = new Set<string>();
  const links = new Set<string>();
  const own = new Set<string>();
  let passages = 0;
  let [latest, next] = ["", "p1"];
  let end = 0;
  for (let at = html.indexOf('="'); at >= 0; at = html.indexOf('="', end)) {
    const start = at + 2;
    end = html.indexOf('"', start) + 1;
    if (end === 0) break;
    const name = READ[html[at - 1]!];
    if (name === undefined || !html.startsWith(name, at - name.length)) continue;
    const value = html.slice(start, end - 1);
    if (name === " id") {
      if (value === next) [latest, next] = [`#${next}`, `p${++passages + 1}`];
      else ids.add(copied(unescaped(value)));
    } else if (value.startsWith("#")) {
      // A passage mostly links to itself.
      if (value !== latest) own.add(value.slice(1));
    } else links.add(unescaped(value));
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

/** The same text in memory of its own: a part of a page otherwise keeps the whole page there. */
export const copied = (part: string): string => ` ${part}`.slice(1);

const SIGNS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&#38;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#34;": '"',
  "&#39;": "'",
};

/** What stands between the quotes of an attribute. */
const unescaped = (value: string): string =>
  value.includes("&")
    ? value.replace(/&(?:amp|lt|gt|quot|#3[489]);/gu, (sign) => SIGNS[sign]!)
    : value;
