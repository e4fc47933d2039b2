/** Names of languages as the LaTeX package babel has them, which `langid` takes. */

const NAMES: Readonly<Record<string, string>> = {
  bg: "bulgarian",
  ca: "catalan",
  cs: "czech",
  da: "danish",
  de: "ngerman",
  "de-AT": "naustrian",
  "de-CH": "nswissgerman",
  el: "greek",
  en: "english",
  "en-GB": "british",
  "en-US": "american",
  es: "spanish",
  et: "estonian",
  fi: "finnish",
  fr: "french",
  "fr-CA": "canadien",
  hr: "croatian",
  hu: "hungarian",
  it: "italian",
  ja: "japanese",
  lt: "lithuanian",
  lv: "latvian",
  nb: "norwegian",
  nl: "dutch",
  no: "norwegian",
  pl: "polish",
  pt: "portuguese",
  "pt-BR": "brazilian",
  ro: "romanian",
  ru: "russian",
  sk: "slovak",
  sl: "slovene",
  sv: "swedish",
  tr: "turkish",
  uk: "ukrainian",
};

/** Undefined for languages that babel has under several names, or not at all. */
export const babelName = (language: string): string | undefined =>
  NAMES[language] ?? NAMES[language.split("-")[0]!];
