/** The parts of a site while it is made: those taken as they were, and those made now. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import type { Sha256 } from "#base/ids.ts";
import { type Address, FileGatherer, type MadeFile, type MadeFiles } from "#base/made-files.ts";
import type { CountsByPair } from "#views/changes.ts";
import type { PartName } from "#views/parts.ts";
import type { FormerSite, KeptPart } from "./former-site.ts";

export class SiteParts {
  readonly #keys: ReadonlyMap<PartName, Sha256>;
  readonly #address: Address;
  readonly #draft: string;
  readonly #parts = new Map<PartName, KeptPart>();
  /** Names of the parts that were made now. */
  readonly made = new Set<PartName>();

  /** @param draft folder of new files */
  constructor(
    keys: ReadonlyMap<PartName, Sha256>,
    former: FormerSite,
    address: Address,
    draft: string,
  ) {
    this.#keys = keys;
    this.#address = address;
    this.#draft = draft;
    for (const [name, part] of former.parts) {
      if (keys.get(name) === part.key) this.#parts.set(name, part);
    }
  }

  has(name: PartName): boolean {
    return this.#parts.has(name);
  }

  /** A part that is there. */
  get(name: PartName): KeptPart {
    return this.#parts.get(name)!;
  }

  add(name: PartName, made: MadeFiles, counts?: CountsByPair): void {
    this.#parts.set(name, { ...made, key: this.#keys.get(name)!, counts });
    this.made.add(name);
  }

  /** Parts in one order, whichever was made when. */
  inOrder(): ReadonlyMap<PartName, KeptPart> {
    return new Map([...this.#keys.keys()].map((name) => [name, this.get(name)]));
  }

  files(): ReadonlyMap<string, MadeFile> {
    return new Map(
      [...this.#parts.values()].flatMap(({ files }) => files.map((file) => [file.path, file])),
    );
  }

  /** Adds a part: pages of it that were made, and every new file that belongs to no part yet. */
  addGathered(name: PartName, pages: readonly MadeFiles[]): void {
    const gatherer = new FileGatherer(this.#address);
    const known = new Set(this.files().keys());
    for (const file of pages.flatMap(({ files }) => files)) {
      gatherer.addKnown(file);
      known.add(file.path);
    }
    for (const path of filesUnder(this.#draft)) {
      if (!known.has(path)) gatherer.add(path, readFileSync(join(this.#draft, path)));
    }
    const { files, links, lost } = gatherer.end();
    this.add(name, {
      files,
      links: Object.assign({}, links, ...pages.map((each) => each.links)) as Record<string, string>,
      lost: [...lost, ...pages.flatMap((each) => each.lost)],
    });
  }
}
