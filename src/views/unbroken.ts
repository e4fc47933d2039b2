/** For components, which take from views alone. */
export { isSha256 as isHash } from "#base/ids.ts";
export { hashHalves, unbrokenPieces } from "#cite/unbroken.ts";
