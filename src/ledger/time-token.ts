/**
 * A time stamp: the reply of a time-stamping authority (RFC 3161 §2.4.2), as a `.tsr` file holds
 * it. Here it is read; nothing that it says holds before it is verified.
 */
import { fromBER } from "asn1js";
import { bytesToHex } from "@noble/hashes/utils.js";
import {
  ContentInfo,
  SignedData,
  TSTInfo,
  TimeStampResp,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
} from "pkijs";
import { type Instant, instantAt } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import { sameBytes } from "./hash.ts";
import { Rejected } from "./rejected.ts";

export interface TimeToken {
  /** When the authority says that it saw the hash. */
  readonly at: Instant;
  /** The hash that it saw. */
  readonly imprint: Sha256;
  /** The token's number at its authority, in hexadecimal digits. */
  readonly serial: string;
  /** The authority's policy, an object identifier. */
  readonly policy: string;
  /** What the query held to tell its reply from older ones, in hexadecimal digits. */
  readonly nonce: string | undefined;
  readonly signed: SignedData;
}

const LIMIT = 1_000_000;
const SHA_256 = "2.16.840.1.101.3.4.2.1";
const NO_REPLY = "it is no reply of a time-stamping authority (RFC 3161)";
const BARE = `${NO_REPLY}, but a bare token: \`openssl ts -reply -token_in -in TOKEN -out REPLY.tsr\` makes it one`;

/** Reads a reply that grants a token. */
export function parseTimeReply(source: Uint8Array): TimeToken | Rejected {
  if (source.length > LIMIT) return new Rejected(`it is longer than ${LIMIT} bytes`);
  const outer = readBer(source);
  if (outer === undefined) return new Rejected(NO_REPLY);
  const reply = attempt(() => new TimeStampResp({ schema: outer }));
  if (reply === undefined) return new Rejected(isToken(source) ? BARE : NO_REPLY);
  const token = reply.timeStampToken;
  if (![0, 1].includes(reply.status.status) || token === undefined) return refusedBy(reply);
  if (token.contentType !== id_ContentType_SignedData) return new Rejected(NO_REPLY);
  const signed = attempt(() => new SignedData({ schema: token.content }));
  const info = signed && readInfo(signed);
  if (signed === undefined || info === undefined) return new Rejected(NO_REPLY);
  return tokenOf(info, signed);
}

function tokenOf(info: TSTInfo, signed: SignedData): TimeToken | Rejected {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const imprint = hashedMessage.valueBlock.valueHexView;
  if (hashAlgorithm.algorithmId !== SHA_256 || imprint.length !== 32) {
    return new Rejected("it stamps another hash than a SHA-256");
  }
  const time = info.genTime.getTime();
  if (Number.isNaN(time)) return new Rejected("its time is none");
  return {
    at: instantAt(time),
    imprint: bytesToHex(imprint) as Sha256,
    serial: bytesToHex(info.serialNumber.valueBlock.valueHexView),
    policy: info.policy,
    nonce: info.nonce && bytesToHex(info.nonce.valueBlock.valueHexView),
    signed,
  };
}

function readInfo({ encapContentInfo }: SignedData): TSTInfo | undefined {
  const { eContent, eContentType } = encapContentInfo;
  if (eContentType !== id_eContentType_TSTInfo || eContent === undefined) return undefined;
  const inner = attempt(() => new Uint8Array(eContent.getValue()));
  const schema = inner && readBer(inner);
  return schema && attempt(() => new TSTInfo({ schema }));
}

/** The bytes as one value, where printing it gives the same bytes: one spelling, nothing behind. */
function readBer(source: Uint8Array) {
  const value = attempt(() => fromBER(new Uint8Array(source)).result);
  const printed = value && attempt(() => new Uint8Array(value.toBER()));
  return printed && sameBytes(printed, source) ? value : undefined;
}

const isToken = (source: Uint8Array): boolean =>
  attempt(() => ContentInfo.fromBER(new Uint8Array(source))) !== undefined;

/** The library throws for what is not of its kind; here that is a value. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** RFC 3161 §2.4.2, PKIFailureInfo, by the number of the bit. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [0, "it does not know the kind of hash"],
  [2, "it does not permit the query"],
  [5, "it cannot read the query"],
  [14, "its source of time is not available"],
  [15, "it does not know the policy"],
  [16, "it does not know an extension"],
  [17, "it does not know what more was asked for"],
  [25, "a failure of its system"],
]);

function refusedBy({ status }: TimeStampResp): Rejected {
  const bits = status.failInfo?.valueBlock.valueHexView ?? new Uint8Array();
  const failures = [...FAILURES].flatMap(([bit, words]) =>
    ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) === 0 ? [] : [words],
  );
  const said = failures.length > 0 ? failures.join("; ") : "it does not say why";
  return new Rejected(`the authority granted no time stamp: ${said}`);
}
