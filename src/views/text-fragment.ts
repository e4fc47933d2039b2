const LONG_QUOTE_WORDS = 14;
const EDGE_WORDS = 6;

/**
 * An address of the live page that makes a browser look for the quotation (WICG Text Fragments).
 * @example https://acme.example/terms#:~:text=We%20may%20use,our%20models.
 */
export function textFragment(url: string, quotation: readonly string[]): string {
  const words = quotation.join(" ").split(" ");
  const parts =
    quotation.length === 1 && words.length <= LONG_QUOTE_WORDS
      ? [words]
      : [
          quotation[0]!.split(" ").slice(0, EDGE_WORDS),
          quotation.at(-1)!.split(" ").slice(-EDGE_WORDS),
        ];
  const directive = parts.map((part) => fragmentText(part.join(" "))).join(",");
  return `${url.split("#")[0]!}#:~:text=${directive}`;
}

/** A dash has a meaning of its own in a text directive. */
const fragmentText = (text: string): string => encodeURIComponent(text).replaceAll("-", "%2D");
