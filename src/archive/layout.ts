/** Where everything lies in an archive folder. Paths are relative to its root, with `/`. */
import type { DocumentId, ProvisionId, Sha256 } from "#base/ids.ts";

export const SETTINGS_FILE = "content/archive.yaml";
/** A signing key that is published on purpose, so that its signatures prove nothing. */
export const TEST_KEY_FILE = "content/log-test.key";
export const CATEGORIES_FILE = "content/categories.yaml";
export const OBJECTS_FOLDER = "snapshots/objects";
export const CAPTURES_FOLDER = "snapshots/captures";
export const LEDGER_FOLDER = "snapshots/ledger";
export const RECORDS_FOLDER = "snapshots/records";
export const CHECKPOINTS_FOLDER = "snapshots/checkpoints";
export const SIDECARS_FOLDER = "snapshots/sidecars";
export const LOCK_FILE = "snapshots/.lock";

/** Lines of a full ledger file. */
export const LEDGER_FILE_LINES = 65_536;

export const objectPath = (sha256: Sha256): string =>
  `${OBJECTS_FOLDER}/${sha256.slice(0, 2)}/${sha256}`;
export const capturesPath = (id: DocumentId): string => `${CAPTURES_FOLDER}/${id}.jsonl`;
export const ledgerPath = (file: number): string =>
  `${LEDGER_FOLDER}/${String(file).padStart(4, "0")}.jsonl`;
export const recordPath = (id: ProvisionId, number: number): string =>
  `${RECORDS_FOLDER}/${id}/${number}.json`;
export const checkpointPath = (size: number): string => `${CHECKPOINTS_FOLDER}/${size}`;
export const sidecarPath = (target: Sha256, kind: string): string =>
  `${SIDECARS_FOLDER}/${target}.${kind}`;
/** A file with trusted certificates, as settings name it. */
export const rootFile = (name: string): string => `content/${name}`;
export const platformPath = (platform: string): string => `content/platforms/${platform}.md`;
export const documentFile = (path: string): string => `content/documents/${path}.md`;
