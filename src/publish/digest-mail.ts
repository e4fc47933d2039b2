/**
 * A digest as an HTML letter: whole in itself, nothing loaded, and plain enough for mail programs,
 * which drop style sheets and keep `style` attributes. It is the one kind of file of a site that has
 * them, and its own policy allows nothing else.
 */
import { escapeMarkup } from "#base/markup.ts";
import type { Severity } from "#schema/fields.ts";
import {
  type DocumentChange,
  betweenInWords,
  countsInWords,
  datesInWords,
} from "#views/changes.ts";
import type { Digest, DigestPlatform } from "#views/digest.ts";
import { frameOf } from "#views/frame.ts";
import type { Site } from "#views/site.ts";
import { SEVERITY } from "#views/words.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Ink on white, whatever the mail program's own colours are: the tokens' light values. */
const STYLE = {
  body: "margin:0;padding:24px 16px;background:#ffffff;color:#16212b;font:16px/1.5 Arial,Helvetica,sans-serif",
  text: "max-width:36em;margin:0 auto",
  h1: "font-size:26px;line-height:1.2;margin:0 0 8px",
  h2: "font-size:20px;line-height:1.3;margin:32px 0 8px;padding-top:12px;border-top:1px solid #d7dde1",
  h3: "font-size:16px;line-height:1.4;margin:20px 0 4px",
  p: "margin:0 0 8px",
  quiet: "margin:0 0 8px;color:#51606c;font-size:14px",
  link: "color:#1b4a70",
} as const;

const COLOUR: Readonly<Record<Severity, string>> = {
  critical: "#94102b",
  high: "#a13d08",
  medium: "#755600",
  low: "#3a6150",
};

export function printDigestMail(digest: Digest, site: Site): string {
  const { notices, rights, title } = frameOf(site);
  const { urls } = site;
  const heading = escapeMarkup(`${title}: ${digest.title}`);
  return [
    "<!DOCTYPE html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    '<meta name="robots" content="noindex">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${heading}</title>`,
    "</head>",
    `<body style="${STYLE.body}">`,
    `<main style="${STYLE.text}">`,
    `<h1 style="${STYLE.h1}">${link(urls.absolute(digest.href), heading)}</h1>`,
    line("p", `Changes of terms that were first captured from ${digest.days}.`),
    line("p", digest.sentence),
    ...notices.map((notice) => line("quiet", notice)),
    ...digest.platforms.map((platform) => printPlatform(platform, site)),
    `<h2 style="${STYLE.h2}">About this digest</h2>`,
    ...(digest.technical === undefined ? [] : [line("p", digest.technical)]),
    line(
      "p",
      "A change lies between two captures; on which day is not known. Summaries and severity are opinion and no legal advice.",
    ),
    `<p style="${STYLE.p}">${link(urls.absolute(urls.feeds), "How to follow this archive")}</p>`,
    ...(rights === undefined ? [] : [line("quiet", rights)]),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

const printPlatform = ({ changes, href, name }: DigestPlatform, site: Site): string =>
  [
    `<h2 style="${STYLE.h2}">${link(site.urls.absolute(href), escapeMarkup(name))}</h2>`,
    ...changes.map((change) => printChange(change, site)),
  ].join("\n");

function printChange(change: DocumentChange, { urls }: Site): string {
  const { href, name, severity, summary } = change;
  const told = [
    `${countsInWords(change.counts)}.`,
    ...datesInWords(change),
    betweenInWords(change),
  ];
  return [
    `<h3 style="${STYLE.h3}">${levelOf(severity)}<span lang="${escapeMarkup(name.language)}">${link(urls.absolute(href), escapeMarkup(name.title))}</span></h3>`,
    ...(summary === undefined ? [] : [line("p", summary)]),
    line("quiet", told.join(" ")),
  ].join("\n");
}

const levelOf = (level: Severity | undefined): string =>
  level === undefined
    ? ""
    : `<span style="color:${COLOUR[level]}">${SEVERITY[level]} severity</span> · `;

const line = (kind: "p" | "quiet", text: string): string =>
  `<p style="${STYLE[kind]}">${escapeMarkup(text)}</p>`;

/** `text` is markup. */
const link = (href: string, text: string): string =>
  `<a style="${STYLE.link}" href="${escapeMarkup(href)}">${text}</a>`;
