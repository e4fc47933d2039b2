/**
 * MDX as data. What Astro compiles from `.mdx` would be a program: it could read and write files
 * while a site is built. So imports, exports and `{…}` are refused, and of components only ours are
 * known. Read by satteri, the parser that compiles it afterwards, so that both see the same.
 */
import { mdxToMdast } from "satteri";
import { type Problem, problem } from "#base/problems.ts";

/** The components a content file may use, with the attributes each takes. */
const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  Note: [],
  ProvisionQuote: ["of"],
};

/** A provision that a content file quotes with `<ProvisionQuote of="…" />`. */
export interface Mention {
  readonly of: string;
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: unknown;
  readonly children?: readonly Node[];
  readonly attributes?: readonly Attribute[];
  readonly position?: { readonly start: { readonly line: number } };
}

interface Attribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}

/**
 * Checks an MDX text and gives the provisions it quotes. `text` is the file with its front matter
 * blanked, so that lines are the file's; faults are added to `problems`.
 */
export function readMdx(file: string, text: string, problems: Problem[]): Mention[] {
  const report = (what: string, line: number, fix?: string) =>
    problems.push(
      problem("content/mdx", { what, file, line, ...(fix === undefined ? {} : { fix }) }),
    );
  let tree: Node;
  try {
    tree = mdxToMdast(text) as Node;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, line = "1", what = said] = /^(\d+):\d+: (.*)$/su.exec(said) ?? [];
    report(what.replace(/ \(\d+:\d+\).*$/su, ""), Number(line));
    return [];
  }
  const mentions: Mention[] = [];
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    const fault = faultOf(node);
    if (fault !== undefined) report(fault, line);
    const of = node.attributes?.find(({ name }) => name === "of")?.value;
    if (node.name === "ProvisionQuote" && typeof of === "string") mentions.push({ of, line });
  });
  return mentions;
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of node.children ?? []) visit(child, see);
}

function faultOf(node: Node): string | undefined {
  if (node.type === "mdxjsEsm") return "the file imports or exports, which would run code";
  if (node.type === "mdxFlowExpression" || node.type === "mdxTextExpression") {
    return `the file holds an expression, {${String(node.value)}}, which would run code`;
  }
  return node.type.startsWith("mdxJsx") ? componentFault(node) : undefined;
}

function componentFault({ attributes = [], name }: Node): string | undefined {
  const known = Object.hasOwn(COMPONENTS, name ?? "") ? COMPONENTS[name ?? ""] : undefined;
  if (known === undefined) {
    return `<${name ?? ""}> is no component; known are ${Object.keys(COMPONENTS).join(", ")}`;
  }
  const wrong = attributes.find(
    (each) => typeof each.value !== "string" || !known.includes(each.name ?? ""),
  );
  if (wrong !== undefined)
    return `<${name}> takes ${known.map((each) => `${each}="…"`).join(", ") || "no attributes"}`;
  const missing = known.find((each) => !attributes.some((attribute) => attribute.name === each));
  return missing === undefined ? undefined : `<${name}> needs ${missing}="…"`;
}
