/** Anything JSON can hold; a property that is undefined is left out, as JSON.stringify does. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON, RFC 8785: keys in order of their UTF-16 code units, no white space, numbers and
 * strings as ECMAScript prints them. The same value gives the same bytes everywhere.
 *
 * @throws TypeError for a number JSON cannot hold, or a string with half a surrogate pair.
 * @example canonicalJson({ b: 1, a: "x" }) === '{"a":"x","b":1}'
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, held]) => `${canonicalJson(key)}:${canonicalJson(held as Json)}`).join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`JSON has no number ${value}`);
  }
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new TypeError("a string holds half a surrogate pair, which UTF-8 cannot");
  }
  return JSON.stringify(value);
}
