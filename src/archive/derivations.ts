/**
 * Remembers which texts this very program derived from which bytes, so that a check can say "as
 * before" instead of deriving again. Keyed by hashes alone: bytes are hashed each time, and any
 * change of the extractors' code or libraries forgets everything.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { filesUnder, readIfThere, writeWhole } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Extraction } from "#schema/capture.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const LIBRARIES = ["css-select", "domhandler", "markdown-it", "parse5", "unpdf"];

export class Derivations {
  readonly #path: string;
  readonly #known: Set<string>;
  #changed = false;

  constructor(folder = join(PROJECT, ".cache")) {
    this.#path = join(folder, `derivations-${programHash().slice(0, 16)}.txt`);
    this.#known = new Set(readIfThere(this.#path)?.toString("utf8").split("\n").filter(Boolean));
  }

  /** Whether these bytes gave this text and outline when this program last derived it. */
  has(source: Sha256, extraction: Extraction): boolean {
    return this.#known.has(keyOf(source, extraction));
  }

  add(source: Sha256, extraction: Extraction): void {
    this.#known.add(keyOf(source, extraction));
    this.#changed = true;
  }

  /** Writes what was added. Losing it costs time, nothing else. */
  save(): void {
    if (this.#changed) writeWhole(this.#path, `${[...this.#known].toSorted().join("\n")}\n`);
    this.#changed = false;
  }
}

const keyOf = (source: Sha256, extraction: Extraction): string =>
  sha256(canonicalJson([source, extraction]));

/** The hash of everything that decides what a text is. */
function programHash(): Sha256 {
  const folder = join(PROJECT, "src/text");
  const code = filesUnder(folder).map(
    (file) => `${file} ${sha256(readFileSync(join(folder, file)))}`,
  );
  const libraries = LIBRARIES.map((name) => {
    const { version } = JSON.parse(
      readFileSync(join(PROJECT, "node_modules", name, "package.json"), "utf8"),
    ) as { version: string };
    return `${name} ${version}`;
  });
  return sha256([...code, ...libraries].join("\n"));
}
