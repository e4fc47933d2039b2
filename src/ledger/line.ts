/**
 * One line of the ledger: canonical JSON (RFC 8785) of one event. Its bytes, without the newline,
 * are a leaf of the log.
 *
 * @example
 * {"document":"CA-D-00018","number":3,"recorded":"2026-04-27T09:55:27Z","text":"a670…","type":"version"}
 */
import { canonicalJson } from "#base/canonical-json.ts";
import type { Sha256 } from "#base/ids.ts";
import { type LedgerLine, ledgerLine } from "#schema/ledger-line.ts";

export const printLedgerLine = (line: LedgerLine): string => canonicalJson(line);

/** The inverse of {@link printLedgerLine}; undefined for text that it never prints. */
export function parseLedgerLine(text: string): LedgerLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = ledgerLine.safeParse(value);
  return parsed.success && printLedgerLine(parsed.data) === text ? parsed.data : undefined;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "text/html": "txt",
  "text/markdown": "txt",
  "text/plain": "txt",
};

/** The name under `/evidence/`: an extension that hosts serve inert, never as HTML. */
export const evidenceName = (sha256: Sha256, mediaType: string): string =>
  `${sha256}.${EXTENSIONS[mediaType] ?? "bin"}`;

/**
 * The addresses that a ledger line obliges the site to serve for ever, from its root. They follow
 * from the line alone; a later removal can discharge them.
 */
export function obligedPaths(line: LedgerLine): string[] {
  switch (line.type) {
    case "capture":
      return line.evidence.map((name) => `/evidence/${name}`);
    case "version": {
      const version = versionPath(line.document, line.number);
      return [`/record/${line.document}/`, version, `${version}text.txt`];
    }
    case "record": {
      const version = versionPath(line.record, line.number);
      const files = ["", "record.json", "text.txt"].map((name) => version + name);
      return [`/platform/${line.path}/`, `/record/${line.record}/`, ...files];
    }
    case "move":
      return [line.from];
    case "correction":
    case "withdrawal":
    case "removal":
      return [`/evidence/${line.notice}.txt`];
  }
}

/** The address of the proof that a line is in the log, once a checkpoint covers it. */
export function proofPath(line: LedgerLine): string | undefined {
  if (line.type === "version") return `${versionPath(line.document, line.number)}proof`;
  if (line.type === "record") return `${versionPath(line.record, line.number)}proof`;
  return undefined;
}

const versionPath = (id: string, number: number): string => `/record/${id}/v/${number}/`;
