import { franc } from "franc-min";
import { Memory } from "./memory.ts";

const ENOUGH = 200;
/** UTF-16 units that franc looks at. */
const SEEN = 2048;

/**
 * The language of a text as a BCP 47 tag, told by its trigrams; undefined where the text is too
 * short to tell.
 */
export function languageOf(text: string): string | undefined {
  if (text.length < ENOUGH) return undefined;
  // Versions of a document begin alike.
  const code = codes.get(text.slice(0, SEEN), (start) => franc(start));
  return code === "und" ? undefined : (BCP47[code] ?? code);
}

const codes = new Memory<string>(500 * SEEN);

// franc names languages by ISO 639-3; BCP 47 wants the shortest code.
const BCP47: Readonly<Record<string, string>> = {
  arb: "ar",
  bul: "bg",
  ces: "cs",
  cmn: "zh",
  deu: "de",
  ell: "el",
  eng: "en",
  fra: "fr",
  heb: "he",
  hin: "hi",
  hrv: "hr",
  hun: "hu",
  ind: "id",
  ita: "it",
  jpn: "ja",
  kor: "ko",
  nld: "nl",
  pol: "pl",
  por: "pt",
  ron: "ro",
  rus: "ru",
  spa: "es",
  swe: "sv",
  tha: "th",
  tur: "tr",
  ukr: "uk",
  vie: "vi",
};
