/** TimeMaps as another reads them: by `http-link-header`, a parser of the syntax that they share. */
import LinkHeader from "http-link-header";

export interface ReadLink {
  readonly href: string;
  /** In RFC 8288 a value may name several relations. */
  readonly rels: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** The parser gives a link of several relations once for each; here it is one again. */
export function readLinkFormat(text: string): ReadLink[] {
  const refs = LinkHeader.parse(text).refs.map(({ uri, rel, ...attributes }) => ({
    rel,
    link: { href: uri, attributes },
  }));
  const same = Map.groupBy(refs, ({ link }) => JSON.stringify(link));
  return [...same.values()].map((each) => ({
    ...each[0]!.link,
    rels: each.map(({ rel }) => rel),
  }));
}
