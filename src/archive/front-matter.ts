/** A content file: YAML front matter and a body. Front matter in any other language is refused. */
import matter from "gray-matter";
import type { z } from "zod";
import { type Problem, problem } from "#base/problems.ts";
import { type Mention, readMdx } from "./mdx.ts";
import { type Located, readYaml } from "./yaml.ts";

export interface ContentFile<T> extends Located<T> {
  /** Path from the archive's root. */
  readonly file: string;
  /** Markdown after the front matter, white space around it trimmed. */
  readonly body: string;
  /** Provisions that an `.mdx` body quotes. */
  readonly mentions: readonly Mention[];
}

// gray-matter runs `---js` front matter as code unless its engines are replaced. Here it only
// splits; the YAML is read by our own reader, which knows lines.
const split = { parse: () => ({}), stringify: () => "" };
const ENGINES = { yaml: split };

/** The checked file, or undefined after adding what is wrong to `problems`. */
export function readContentFile<Schema extends z.ZodType>(
  file: string,
  source: string,
  schema: Schema,
  problems: Problem[],
): ContentFile<z.output<Schema>> | undefined {
  const text = source.replaceAll("\r\n", "\n");
  const fault = frontMatterFault(text);
  if (fault !== undefined) {
    problems.push(problem("content/front-matter", { what: fault, file, line: 1 }));
    return undefined;
  }
  const parts = matter(text, { engines: ENGINES, language: "yaml" });
  const located = readYaml({ file, yaml: parts.matter, before: 0 }, schema, problems);
  const mentions = file.endsWith(".mdx")
    ? readMdx(file, blanked(text, parts.content), problems)
    : [];
  return located && { ...located, file, body: parts.content.trim(), mentions };
}

/** A file's text with empty lines for its front matter, so that lines stay what they are. */
function blanked(text: string, content: string): string {
  const before = text.slice(0, text.length - content.length);
  return before.replaceAll(/[^\n]/gu, "") + content;
}

function frontMatterFault(text: string): string | undefined {
  if (!text.startsWith("---")) return "the file does not begin with a line `---`";
  const { raw } = matter.language(text);
  if (raw.trim() !== "") return `the front matter asks to be read as "${raw.trim()}", not as YAML`;
  if (!/\n---(?:\n|$)/u.test(text)) return "the front matter has no line `---` at its end";
  return undefined;
}
