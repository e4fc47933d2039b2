/** Where an exhibit has the files that its own commands read, under `data/`. */
export const TEXT = "text.txt";
export const EVIDENCE = "evidence.json";
export const LEDGER_LINE = "log/ledger-line.json";
export const PROOF = "log/proof.txt";
export const VERIFIER_KEY = "log/vkey.txt";
/** Proofs of time that others made. */
export const PROOF_FOLDER = "time/";
export const SCREENSHOT = "screenshot.png";
export const TIME_ROOTS = "time/roots.pem";
export const EVENTS = "events.premis.xml";
export const CRATE = "ro-crate-metadata.json";

/** The checkpoint over so many entries. */
export const checkpointPath = (size: number): string => `log/checkpoint-${size}.txt`;
/** The proof against it, where it is not the one that the version's page has. */
export const furtherProof = (size: number): string => `log/proof-${size}.txt`;
