import { hash } from "node:crypto";
import type { Sha256 } from "./ids.ts";

/** SHA-256 (FIPS 180-4) of bytes, or of a string's UTF-8, as 64 lower-case hexadecimal digits. */
export const sha256 = (data: Uint8Array | string): Sha256 => hash("sha256", data, "hex") as Sha256;
