/**
 * The typefaces of PDFs. Each family gets a name that no font of any machine has, so that a font
 * installed on the machine can never stand in for one of ours.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Font, create } from "fontkit";
import { byCodeUnit } from "#base/ids.ts";
import { refuse } from "#base/problems.ts";

export interface Typefaces {
  /** The font files as the compiler gets them. */
  readonly blobs: readonly Buffer[];
  /** Families in the order in which a character is looked for. */
  readonly sans: readonly string[];
  readonly serif: readonly string[];
  readonly mono: readonly string[];
  /** The characters of a text that none of them has, each once, in order. */
  lacking(text: string): string[];
}

interface Face {
  readonly family: string;
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<number>;
}

const SANS = folderOf(import.meta.resolve("@expo-google-fonts/ibm-plex-sans/package.json"));
const SERIF = folderOf(import.meta.resolve("@expo-google-fonts/source-serif-4/package.json"));
const MONO = folderOf(import.meta.resolve("@expo-google-fonts/ibm-plex-mono/package.json"));

/** Every variant that a template asks for is here: the compiler takes the nearest one otherwise. */
export const OWN_FONTS = [
  ["Muniment Sans", join(SANS, "400Regular/IBMPlexSans_400Regular.ttf")],
  ["Muniment Sans", join(SANS, "400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf")],
  ["Muniment Sans", join(SANS, "600SemiBold/IBMPlexSans_600SemiBold.ttf")],
  ["Muniment Serif", join(SERIF, "400Regular/SourceSerif4_400Regular.ttf")],
  ["Muniment Serif", join(SERIF, "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf")],
  ["Muniment Serif", join(SERIF, "600SemiBold/SourceSerif4_600SemiBold.ttf")],
  ["Muniment Mono", join(MONO, "400Regular/IBMPlexMono_400Regular.ttf")],
] as const;

function folderOf(url: string): string {
  return dirname(fileURLToPath(url));
}

/** Ours, and after them those of the operator, whose families come in the order of their files. */
export function readTypefaces(files: readonly string[]): Typefaces {
  const faces = [
    ...OWN_FONTS.map(([family, file]) => faceOf(file, family)),
    ...operatorsFaces(files),
  ];
  const known = new Set<number>();
  for (const { characters } of faces) for (const code of characters) known.add(code);
  const [sans, serif, mono, ...others] = [...new Set(faces.map(({ family }) => family))];
  return {
    blobs: faces.map(({ bytes }) => bytes),
    sans: [sans!, serif!, ...others],
    serif: [serif!, sans!, ...others],
    mono: [mono!, sans!, serif!, ...others],
    lacking: (text) => lackingFrom(known, text),
  };
}

function operatorsFaces(files: readonly string[]): Face[] {
  const families: string[] = [];
  return files.map((file) => {
    const own = parse(readFileSync(file), file).familyName;
    if (!families.includes(own)) families.push(own);
    return faceOf(file, `Muniment ${families.indexOf(own) + 1}`);
  });
}

function faceOf(file: string, family: string): Face {
  const bytes = readFileSync(file);
  const font = parse(bytes, file);
  return {
    family,
    bytes: renamed(bytes, family, font.postscriptName),
    characters: new Set(font.characterSet),
  };
}

function parse(bytes: Buffer, file: string): Font {
  try {
    const font = create(bytes);
    if ("characterSet" in font) return font;
  } catch (error) {
    refuse("pdf/font", { what: `${file} cannot be read as a typeface.` }, error);
  }
  return refuse("pdf/font", { what: `${file} holds several typefaces.` });
}

/** Not set and not missed: white space, and what has no shape of its own. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/u;

const lackingFrom = (known: ReadonlySet<number>, text: string): string[] =>
  [...new Set(text)]
    .filter((character) => !known.has(character.codePointAt(0)!) && !UNSEEN.test(character))
    .toSorted(byCodeUnit);

const [FAMILY, FULL_NAME, POSTSCRIPT_NAME] = [1, 4, 6];

/** The font with another table of names (OpenType, `name`), put behind what was there. */
function renamed(font: Buffer, family: string, postscript: string): Buffer {
  const names = nameTable([
    [FAMILY, family],
    [FULL_NAME, family],
    [POSTSCRIPT_NAME, postscript],
  ]);
  const start = Math.ceil(font.length / 4) * 4;
  const bytes = Buffer.concat([font, Buffer.alloc(start - font.length), names]);
  const entry = bytes.indexOf("name", 12, "latin1");
  bytes.writeUInt32BE(start, entry + 8);
  bytes.writeUInt32BE(names.length, entry + 12);
  return bytes;
}

/** For Windows, in Unicode, in American English: what every reader of fonts looks at. */
const LANGUAGE = [3, 1, 0x409];

function nameTable(names: readonly (readonly [number, string])[]): Buffer {
  const texts = names.map(([, name]) => Buffer.from(name, "utf16le").swap16());
  const header = [0, names.length, 6 + 12 * names.length];
  let at = 0;
  const records = names.flatMap(([id], index) => {
    const { length } = texts[index]!;
    at += length;
    return [...LANGUAGE, id, length, at - length];
  });
  const numbers = [...header, ...records];
  const table = Buffer.alloc(2 * numbers.length);
  numbers.forEach((number, index) => table.writeUInt16BE(number, 2 * index));
  return Buffer.concat([table, ...texts]);
}
