/** How a reader repeats, with tools that are on every machine, what was checked of a record. */
import type { IssuedVersion } from "#archive/records.ts";
import { evidenceName } from "#ledger/line.ts";
import type { Source } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { removalOfObject } from "./captures.ts";
import type { Site } from "./site.ts";

/** A check that was made in this build, and the command that makes it again. */
export interface CheckCommand {
  /** A sentence of what was checked. */
  readonly checked: string;
  /** What the command shows when it holds. */
  readonly shows: string;
  readonly command: string;
}

/** Downloads a file and compares it with its hash. */
export const hashCommand = (href: string, sha256: string, { urls }: Site): string => {
  const name = href.slice(href.lastIndexOf("/") + 1);
  return `curl -sS ${urls.absolute(href)} -o ${name}\necho "${sha256}  ${name}" | sha256sum -c`;
};

/** Prints what stands at code points of a text, as it stands there. */
export const sliceCommand = (start: number, end: number): string =>
  `python3 -c "import sys; sys.stdout.buffer.write(open('text.txt', encoding='utf-8', newline='').read()[${start}:${end}].encode() + b'\\n')"`;

export function recordCommands(
  { line, record }: IssuedVersion & { readonly record: IssuedRecord },
  site: Site,
): CheckCommand[] {
  const { urls } = site;
  const { capture, quotation } = record.evidence;
  const held = capture.kept ? capture.sources : [];
  return [
    {
      checked: "The SHA-256 of record.json is the one that the ledger names.",
      shows: "“record.json: OK”",
      command: hashCommand(urls.recordFile(record.id, record.number), line.sha256, site),
    },
    {
      checked: "The SHA-256 of the text is the one that the record names.",
      shows: "“text.txt: OK”",
      command: hashCommand(urls.text(record.id, record.number), line.text, site),
    },
    ...(standsInText(record, site)
      ? [
          {
            checked: "The quotation stands in that text at these code points.",
            shows: "the quoted words; it reads the text.txt that was just downloaded",
            command: sliceCommand(quotation.start, quotation.end),
          },
        ]
      : []),
    ...held.flatMap((source) => bytesCommand(source, site) ?? []),
  ];
}

/** Looks whether the frozen words stand where the record says, in the text as it is held. */
function standsInText({ evidence }: IssuedRecord, { archive }: Site): boolean {
  const { document: named, quotation, version } = evidence;
  const document = [...archive.documents.values()].find(({ id }) => id === named.id);
  const passages = document?.versions[version - 1]?.passages ?? [];
  const text = passages.map(archive.pool.textOf).join("\n\n");
  const found = Array.from(text).slice(quotation.start, quotation.end).join("");
  return found === quotation.text;
}

/** Of captured bytes that are held; undefined where they were taken away. */
export function bytesCommand({ mediaType, sha256 }: Source, site: Site): CheckCommand | undefined {
  if (removalOfObject(sha256, site) !== undefined) return undefined;
  const name = evidenceName(sha256, mediaType);
  return {
    checked: "The SHA-256 of the captured bytes is the recorded one.",
    shows: `“${name}: OK”`,
    command: hashCommand(site.urls.evidence(sha256, mediaType), sha256, site),
  };
}
