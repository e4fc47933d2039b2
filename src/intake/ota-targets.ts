/** Where the documents of a collection go in an archive: found, or made. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Content } from "#archive/content.ts";
import { documentFile, platformPath } from "#archive/layout.ts";
import type { Snapshots } from "#archive/snapshots.ts";
import type { Writer } from "#archive/writer.ts";
import { dayOf } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import {
  type DocumentId,
  type DocumentPath,
  type Slug,
  documentPath,
  slugFrom,
} from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Commit } from "./git.ts";
import { documentNumbers, withField } from "./numbering.ts";
import { namesIn } from "./ota-commit.ts";

interface Place {
  readonly root: string;
  readonly content: Content;
  readonly snapshots: Snapshots;
  readonly writer: Writer;
}

/** Finds or makes the platform and document that each document of a collection goes to. */
export class Targets {
  readonly problems: Problem[] = [];
  readonly #root: string;
  readonly #content: Content;
  readonly #writer: Writer;
  readonly #nextId: () => DocumentId;
  readonly #ids = new Map<string, DocumentId>();
  readonly #platforms = new Map<string, Slug>();
  readonly #taken = new Map<string, string>();
  readonly #made = new Map<string, Record<string, unknown>>();
  readonly #files = new Map<string, string>();

  constructor({ content, root, snapshots, writer }: Place) {
    this.#root = root;
    this.#content = content;
    this.#writer = writer;
    this.#nextId = documentNumbers(content, snapshots);
    for (const [slug, { value }] of content.platforms) {
      this.#platforms.set(value.name, slug);
      this.#taken.set(slug, value.name);
    }
    for (const [id, captures] of snapshots.captures) {
      const path = captures.find(({ vantage }) => vantage?.path !== undefined)?.vantage?.path;
      if (path !== undefined) this.#ids.set(path, id);
    }
  }

  /** The ID of a claimed document. */
  idOf(document: string): DocumentId {
    return this.#ids.get(document)!;
  }

  /** Makes sure that a document of the collection has a place in the archive. */
  claim(document: string, language: string | undefined): void {
    if (this.#ids.has(document)) return;
    const { service, terms } = namesIn(document);
    const platform = this.#platform(service);
    if (platform === undefined) return;
    const existing = this.#existing(platform, terms);
    if (existing !== undefined) {
      this.#ids.set(document, existing);
      return;
    }
    const path = this.#freePath(platform, terms);
    if (path === undefined) return;
    const id = this.#nextId();
    this.#ids.set(document, id);
    this.#files.set(document, documentFile(path));
    this.#made.set(document, { id, title: terms, kind: terms, language: language ?? "en" });
    this.#writer.putContent(documentFile(path), frontMatter(this.#made.get(document)!));
  }

  #platform(service: string): Slug | undefined {
    const known = this.#platforms.get(service);
    if (known !== undefined) return known;
    const slug = slugOf(service);
    const holder = this.#taken.get(slug);
    if (holder !== undefined) {
      this.#collision(`"${service}" and "${holder}"`, slug, platformPath(`${slug}-2`), service);
      return undefined;
    }
    this.#platforms.set(service, slug);
    this.#taken.set(slug, service);
    this.#writer.putContent(platformPath(slug), frontMatter({ name: service }));
    return slug;
  }

  #existing(platform: Slug, terms: string): DocumentId | undefined {
    for (const [path, { file, value }] of this.#content.documents) {
      if (!path.startsWith(`${platform}/`) || value.title !== terms) continue;
      if (value.id !== "new") return value.id;
      const id = this.#nextId();
      this.#writer.putContent(
        file,
        withField(readFileSync(join(this.#root, file), "utf8"), "id", id),
      );
      return id;
    }
    return undefined;
  }

  #freePath(platform: Slug, terms: string): DocumentPath | undefined {
    const slug = slugOf(terms);
    const path = documentPath(platform, slug);
    const holder = this.#taken.get(path) ?? this.#content.documents.get(path)?.value.title;
    if (holder === undefined) {
      this.#taken.set(path, terms);
      return path;
    }
    this.#collision(
      `"${terms}" and "${holder}" of ${platform}`,
      path,
      documentFile(`${path}-2`),
      terms,
    );
    return undefined;
  }

  #collision(names: string, slug: string, file: string, name: string): void {
    const what = `${names} would both get the address ${slug}`;
    const fix = `Add ${file} by hand, with the exact name or title "${name}", and import again.`;
    this.problems.push(problem("intake/slug-taken", { what, fix }));
  }

  /** Notes in the documents' files which the collection stopped tracking, and which it resumed. */
  noteEnded(ended: ReadonlyMap<string, Commit>, collection: string): void {
    for (const [document, id] of this.#ids) {
      const commit = ended.get(document);
      const entry = [...this.#content.documents.values()].find(({ value }) => value.id === id);
      const noted = entry?.value.trackingEnded;
      const said = `${collection} removed the document`;
      if (commit !== undefined && noted === undefined) {
        const reason = `${said}: "${commit.message.split("\n")[0]}"`;
        this.#setEnded(document, entry?.file, { date: dayOf(commit.at), reason });
      } else if (commit === undefined && noted?.reason.startsWith(said) === true) {
        this.#setEnded(document, entry?.file, undefined);
      }
    }
  }

  #setEnded(document: string, file: string | undefined, trackingEnded: object | undefined): void {
    const made = this.#made.get(document);
    if (made !== undefined) {
      this.#writer.putContent(this.#files.get(document)!, frontMatter({ ...made, trackingEnded }));
    } else if (file !== undefined) {
      const source = readFileSync(join(this.#root, file), "utf8");
      this.#writer.putContent(file, withField(source, "trackingEnded", trackingEnded));
    }
  }
}

const frontMatter = (fields: Record<string, unknown>): string =>
  `---\n${stringify(fields, { lineWidth: 0 })}---\n`;

/** A slug for any name; one in a script without ASCII gets a stable one from its hash. */
const slugOf = (name: string): Slug => slugFrom(name) ?? (`x-${sha256(name).slice(0, 12)}` as Slug);
