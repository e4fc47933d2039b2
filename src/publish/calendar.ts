/** The days from which changes are to apply, as all-day events of a calendar (RFC 5545). */
import type { Instant } from "#base/dates.ts";
import { type EffectiveChange, effectiveChanges } from "#views/calendar.ts";
import { betweenInWords, datesInWords, recordedOf } from "#views/changes.ts";
import { titleWithPlatform } from "#views/names.ts";
import type { Site } from "#views/site.ts";
import { changeIdentity, compact, hostOf } from "#views/tag-uris.ts";
import { SEVERITY } from "#views/words.ts";

/** Undefined where there is no such day: a calendar without a component is not valid. */
export function printCalendar(site: Site): string | undefined {
  const events = effectiveChanges(site);
  if (events.length === 0) return undefined;
  const { title } = site.archive.content.settings;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Muniment//Effective dates//EN",
    "METHOD:PUBLISH",
    // RFC 7986, and the name that calendar programs knew before it.
    `NAME:${text(`Changes of terms · ${title}`)}`,
    `X-WR-CALNAME:${text(`Changes of terms · ${title}`)}`,
    ...events.toReversed().flatMap((event) => printEvent(event, site)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function printEvent({ change, day }: EffectiveChange, site: Site): string[] {
  const { href, name, severity } = change;
  const level = severity === undefined ? undefined : `${SEVERITY[severity]} severity`;
  const url = site.urls.absolute(href);
  const told = [
    change.summary ?? "No summary is written.",
    ...datesInWords(change),
    betweenInWords(change),
    url,
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${changeIdentity(change).replaceAll("/", "-")}@${hostOf(site)}`,
    `DTSTAMP:${utc(recordedOf(change))}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `SUMMARY:${text(`${level === undefined ? "" : `${level}: `}change of ${titleWithPlatform(name)} is to apply`)}`,
    `DESCRIPTION:${text([...(level === undefined ? [] : [`${level}.`]), ...told].join("\n"))}`,
    `URL:${url}`,
    `CATEGORIES:${[name.platform.name, ...(level === undefined ? [] : [level])].map(text).join(",")}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** `20260427T095526Z`. */
const utc = (at: Instant): string => compact(at);

/** A value of the type TEXT (RFC 5545, 3.3.11); control characters are not allowed in it. */
const text = (value: string): string =>
  value
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/gu, "\\n")
    .replace(/[\u{0}-\u{8}\u{a}-\u{1f}\u{7f}]/gu, "");

const LINE = 75;

/** A line in pieces of at most 75 bytes of UTF-8, cut between characters (RFC 5545, 3.1). */
function fold(line: string): string {
  let [folded, bytes] = ["", 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > LINE) [folded, bytes] = [`${folded}\r\n `, 1];
    folded += sign;
    bytes += size;
  }
  return folded;
}
