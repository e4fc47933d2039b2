/** Tells what a captured file is, and refuses one that is not what its ending says. */
import { extname } from "node:path";
import { type Problem, problem } from "#base/problems.ts";

const ENDINGS: Readonly<Record<string, string>> = {
  ".htm": "text/html",
  ".html": "text/html",
  ".markdown": "text/markdown",
  ".md": "text/markdown",
  ".pdf": "application/pdf",
  ".txt": "text/plain",
  ".xhtml": "text/html",
};

/** 32 MiB: no terms are longer. */
export const LARGEST_CAPTURE = 32 * 1024 * 1024;

interface Told {
  readonly mediaType?: string;
  readonly fault?: Problem;
}

/** The media type of a captured file, or what is wrong with it. */
export function tellKind(file: string, bytes: Uint8Array, contentType?: string): Told {
  const mediaType = ENDINGS[extname(file).toLowerCase()];
  const refuse = (code: Problem["code"], what: string): Told => ({
    fault: problem(code, { what, file }),
  });
  if (mediaType === undefined) {
    return refuse("intake/type", `"${extname(file)}" is no ending of a kind of file that is read`);
  }
  if (bytes.length === 0) return refuse("intake/empty", "the file is empty");
  const actual = signatureOf(bytes);
  if (actual !== undefined && actual !== mediaType) {
    return refuse("intake/type", `the file is ${named(actual)}, not ${named(mediaType)}`);
  }
  if (mediaType === "application/pdf") {
    return actual === mediaType ? { mediaType } : refuse("intake/pdf", "the file is no PDF");
  }
  const encoding = encodingFault(bytes, mediaType, contentType);
  if (encoding !== undefined) return refuse("intake/encoding", encoding);
  const text = new TextDecoder().decode(bytes);
  if (text.includes("\0")) return refuse("intake/type", "the file holds NUL bytes: it is no text");
  if (mediaType === "text/html" && !/<[a-z!]/iu.test(text)) {
    return refuse("intake/type", "the file holds no markup: it is no HTML");
  }
  return text.trim() === ""
    ? refuse("intake/empty", "the file holds white space only")
    : { mediaType };
}

const NAMES: Readonly<Record<string, string>> = {
  "application/pdf": "a PDF",
  "application/zip": "a ZIP archive",
  "image/gif": "a GIF picture",
  "image/jpeg": "a JPEG picture",
  "image/png": "a PNG picture",
  "text/html": "an HTML page",
  "text/markdown": "Markdown",
  "text/plain": "plain text",
};
const named = (mediaType: string): string => NAMES[mediaType] ?? mediaType;

const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ["application/pdf", /^[\s\S]{0,1024}%PDF-\d/u],
  ["application/zip", /^PK\u0003\u0004/u],
  ["image/gif", /^GIF8/u],
  ["image/jpeg", /^\u00ff\u00d8\u00ff/u],
  ["image/png", /^\u0089PNG/u],
  [
    "text/html",
    /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html)\b/iu,
  ],
];

function signatureOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  return SIGNATURES.find(([, pattern]) => pattern.test(head))?.[0];
}

const UTF8 = /^(?:utf-?8|us-ascii|ascii)$/iu;

/** Why the bytes cannot be read as UTF-8, or undefined when they can. */
function encodingFault(bytes: Uint8Array, mediaType: string, contentType?: string) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return "the file is UTF-16";
  }
  const declared =
    /charset=["']?([\w.:-]+)/iu.exec(contentType ?? "")?.[1] ??
    (mediaType === "text/html" ? declaredInHtml(bytes) : undefined);
  if (declared !== undefined && !UTF8.test(declared) && !isAscii(bytes)) {
    return `the file declares the encoding ${declared}`;
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    return declared === undefined
      ? "the file's bytes are not UTF-8, and it declares no encoding"
      : `the file declares ${declared}, and its bytes are not`;
  }
}

function declaredInHtml(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1]
  );
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);
