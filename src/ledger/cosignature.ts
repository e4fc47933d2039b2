/**
 * The cosignature of a witness (c2sp.org/tlog-cosignature, Ed25519): the time at which the
 * checkpoint was the largest consistent one it had seen, as eight bytes with the highest first, and
 * a signature over that time and the checkpoint.
 */
import { SIGNATURE_LENGTH } from "./ed25519.ts";

export interface Cosignature {
  /** Seconds since 1970-01-01 UTC. */
  readonly time: number;
  readonly signature: Uint8Array;
}

const TIME_LENGTH = 8;
/** The end of the year 9999; what lies after is no time of a signature. */
const LAST_TIME = 253_402_300_799n;

/** What the bytes of a signature line hold; undefined where they are no cosignature. */
export function parseCosignature(bytes: Uint8Array): Cosignature | undefined {
  if (bytes.length !== TIME_LENGTH + SIGNATURE_LENGTH) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  if (time > LAST_TIME) return undefined;
  return { time: Number(time), signature: bytes.subarray(TIME_LENGTH) };
}

/** What the witness signs. */
export const cosignedMessage = (checkpointText: string, time: number): string =>
  `cosignature/v1\ntime ${time}\n${checkpointText}`;
