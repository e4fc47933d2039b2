/**
 * Typesets a sheet as PDF/A-3b with what is attached to it: the same bytes for the same sheet, on
 * every machine. Content reaches a template as data and is never read as markup or code.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  NodeCompiler,
  type NodeError,
  type NodeTypstDocument,
  PdfStandard,
} from "@myriaddreamin/typst-ts-node-compiler";
import type { Instant } from "#base/dates.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { refuse } from "#base/problems.ts";
import { OWN_FONTS, type Typefaces, readTypefaces } from "./typefaces.ts";

/** How a file belongs to the document it is attached to (ISO 32000-2, AFRelationship). */
type Relationship = "source" | "data" | "alternative" | "supplement";

export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly description: string;
  readonly relationship: Relationship;
}

export interface Sheet {
  /** What it is of, as a refusal names it: `MU-P-000001 v1`. */
  readonly of: string;
  /** A file in `src/publish/typst/`, which reads its data as `json("/data.json")`. */
  readonly template: string;
  readonly data: object;
  readonly attachments: readonly Attachment[];
  /** When it counts as made, for its metadata. */
  readonly date: Instant;
  /** Typefaces of the operator: paths of files. */
  readonly fonts: readonly string[];
}

const PROJECT = join(import.meta.dirname, "../..");
const TEMPLATES = join(import.meta.dirname, "typst");
/** After so many sheets the compiler forgets what it did not need since it last forgot something. */
const [FORGETTING, REMEMBERED] = [8, 2];
let typesetSheets = 0;

/** The sheet as a PDF. Refuses a sheet with characters that no typeface has. */
export function typeset(sheet: Sheet): Uint8Array {
  refuseUnsettable(sheet);
  const { compiler, faces } = engineWith(sheet.fonts);
  const paths = giveFiles(compiler, sheet, faces);
  try {
    return compiler.pdf(compiled(compiler, sheet), {
      pdfStandard: PdfStandard.A_3b,
      creationTimestamp: Date.parse(sheet.date) / 1000,
    });
  } finally {
    for (const path of paths) compiler.unmapShadow(path);
    if (++typesetSheets % FORGETTING === 0) compiler.evictCache(REMEMBERED);
  }
}

/** Refuses a sheet with characters that no typeface has. */
export function refuseUnsettable({ data, fonts, of }: Sheet): void {
  const lacking = facesWith(fonts).lacking(everyText(data).join(""));
  if (lacking.length > 0) refuseCharacters(of, lacking);
}

/** The hash of everything but a sheet itself that decides the bytes of its PDF. */
export function typesetterHash(fonts: readonly string[]): Sha256 {
  const files = [
    ...["typst.ts", "typefaces.ts"].map((file) => join(import.meta.dirname, file)),
    ...filesUnder(TEMPLATES).map((file) => join(TEMPLATES, file)),
    join(PROJECT, "node_modules/@myriaddreamin/typst-ts-node-compiler/package.json"),
    ...OWN_FONTS.map(([, file]) => file),
    ...fonts,
  ];
  return sha256(files.map((file) => sha256(readFileSync(file))).join("\n"));
}

/** The hash of a sheet: one of the same hash gives the same PDF. */
export const sheetHash = ({ attachments, data, date, template }: Sheet): Sha256 =>
  sha256(
    JSON.stringify([
      template,
      data,
      date,
      attachments.map(({ bytes, ...facts }) => [facts, sha256(bytes)]),
    ]),
  );

interface Engine {
  readonly compiler: NodeCompiler;
  readonly faces: Typefaces;
}

/** The typefaces of the operator beside ours. */
const facesWith = remembered(readTypefaces);

/** The compiler with its typefaces, which it reads whole. */
const engineWith = remembered((fonts): Engine => {
  const faces = facesWith(fonts);
  const fontArgs = [{ fontBlobs: [...faces.blobs] }];
  return { faces, compiler: NodeCompiler.create({ workspace: TEMPLATES, fontArgs }) };
});

function remembered<T>(make: (fonts: readonly string[]) => T): (fonts: readonly string[]) => T {
  const made = new Map<string, T>();
  return (fonts) => {
    const key = JSON.stringify(fonts);
    const value = made.get(key) ?? make(fonts);
    made.set(key, value);
    return value;
  };
}

/** Lays data and attachments where templates read them; gives their paths. */
function giveFiles(
  compiler: NodeCompiler,
  { attachments, data }: Sheet,
  { mono, sans, serif }: Typefaces,
): string[] {
  const listed = attachments.map(({ description, mediaType, name, relationship }, index) => ({
    path: `/attached/${index}`,
    name,
    mediaType,
    description,
    relationship,
  }));
  const files: [string, Uint8Array][] = [
    ["/data.json", Buffer.from(JSON.stringify(data))],
    ["/sheet.json", Buffer.from(JSON.stringify({ sans, serif, mono, attachments: listed }))],
    ...attachments.map(({ bytes }, index): [string, Uint8Array] => [`/attached/${index}`, bytes]),
  ];
  return files.map(([path, bytes]) => {
    const place = join(TEMPLATES, path);
    compiler.mapShadow(place, Buffer.from(bytes));
    return place;
  });
}

function compiled(compiler: NodeCompiler, { of, template }: Sheet): NodeTypstDocument {
  const result = compiler.compile({ mainFilePath: join(TEMPLATES, template) });
  const fault = result.takeError() ?? result.takeWarnings();
  if (fault !== null) throw new Error(`${template}, ${of}: ${wordsOf(fault)}`);
  return result.result!;
}

const wordsOf = ({ shortDiagnostics }: NodeError): string => JSON.stringify(shortDiagnostics);

/** Every text in a value, however deep. */
function everyText(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(everyText);
}

const SHOWN = 20;

function refuseCharacters(of: string, lacking: readonly string[]): never {
  const named = lacking.slice(0, SHOWN).map((character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    return `${character} (U+${code})`;
  });
  const more = lacking.length > SHOWN ? ` and ${lacking.length - SHOWN} more` : "";
  refuse("pdf/glyph", {
    what: `${of} holds characters that no typeface for PDFs has: ${named.join(", ")}${more}.`,
  });
}
