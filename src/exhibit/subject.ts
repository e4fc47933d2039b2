/** What an exhibit is about: the evidence of one issued version, read from its published record. */
import { canonicalJson } from "#base/canonical-json.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Source } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { RecordLine } from "#schema/ledger-line.ts";
import type { HashOf } from "./bag.ts";
import type { ExhibitFacts } from "./facts.ts";

/** A published file is not the one that the ledger names. */
export class WrongFile extends Error {}

/** A source of the cited capture, and the file of the exhibit that holds its bytes, if one does. */
export interface HeldSource extends Source {
  readonly path: string | undefined;
}

export interface Subject {
  readonly facts: ExhibitFacts;
  /** `CA-P-000157 v3` */
  readonly name: string;
  /** The exhibit's one folder: `CA-P-000157-v3`. */
  readonly folder: string;
  readonly line: RecordLine;
  readonly issued: IssuedRecord["issued"];
  readonly evidence: IssuedRecord["evidence"];
  readonly sources: readonly HeldSource[];
  /** Canonical JSON of the evidence: the bytes whose SHA-256 the ledger names. */
  readonly evidenceJson: string;
}

/** @throws WrongFile where the record is not the one that the ledger names. */
export function subjectOf(facts: ExhibitFacts, bytes: Uint8Array, hashOf: HashOf): Subject {
  const line = JSON.parse(facts.line) as RecordLine;
  checkHash("record.json", hashOf(bytes), line.sha256);
  const { evidence, issued } = JSON.parse(new TextDecoder().decode(bytes)) as IssuedRecord;
  const evidenceJson = canonicalJson(evidence);
  checkHash("the evidence", hashOf(new TextEncoder().encode(evidenceJson)), line.evidence);
  const paths = new Map(facts.files.map(({ path, sha256 }) => [sha256, path]));
  return {
    facts,
    name: `${line.record} v${line.number}`,
    folder: exhibitFolder(line),
    line,
    issued,
    evidence,
    sources: evidence.capture.sources.map((source) => ({
      ...source,
      path: paths.get(source.sha256),
    })),
    evidenceJson,
  };
}

/** @throws WrongFile */
export function checkHash(what: string, found: Sha256, named: Sha256): void {
  if (found === named) return;
  throw new WrongFile(`${what} has the SHA-256 ${found}, and ${named} is recorded`);
}

/** The folder inside the ZIP, and the name under which it is saved. */
export const exhibitFolder = ({ number, record }: Pick<RecordLine, "number" | "record">): string =>
  `${record}-v${number}`;
