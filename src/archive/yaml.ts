/** Reads YAML and checks it against a schema; every fault gets its file, line and field. */
import { type Document, LineCounter, isMap, isNode, isScalar, parseDocument } from "yaml";
import { z } from "zod";
import { type Problem, problem } from "#base/problems.ts";
import { nearest } from "./nearest.ts";

type Path = readonly PropertyKey[];

/** Something read from a YAML source, with the lines its fields stand on. */
export interface Located<T> {
  readonly value: T;
  /** Line of a field in its file, from 1. */
  readonly lineOf: (...path: (string | number)[]) => number;
}

interface Source {
  readonly file: string;
  readonly yaml: string;
  /** Lines of the file before the YAML begins. */
  readonly before: number;
}

/** The checked value, or undefined after adding what is wrong to `problems`. */
export function readYaml<Schema extends z.ZodType>(
  { file, yaml, before }: Source,
  schema: Schema,
  problems: Problem[],
): Located<z.output<Schema>> | undefined {
  const counter = new LineCounter();
  const tree = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const line = (offset: number) => counter.linePos(offset).line + before;
  for (const error of tree.errors) {
    const what = error.message.split("\n")[0]!;
    problems.push(problem("content/yaml", { what, file, line: line(error.pos[0]) }));
  }
  if (tree.errors.length > 0) return undefined;
  const lineAt = (path: Path) => line(offsetOf(tree, path));
  const plain = plainValue(tree, file, before, problems);
  if (plain === undefined) return undefined;
  const parsed = schema.safeParse(plain.value);
  if (!parsed.success) {
    const place = { file, lineAt };
    problems.push(
      ...parsed.error.issues.flatMap((issue) => explain(issue, schema, plain.value, place)),
    );
    return undefined;
  }
  return { value: parsed.data, lineOf: (...path) => lineAt(path) };
}

function plainValue(tree: Document, file: string, before: number, problems: Problem[]) {
  try {
    return { value: (tree.toJS({ maxAliasCount: 100 }) ?? {}) as unknown };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    problems.push(problem("content/yaml", { what, file, line: before + 1 }));
    return undefined;
  }
}

/** Where a field's key stands, or the nearest thing around it that is there. */
function offsetOf(tree: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? tree.contents : tree.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node = tree.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

interface Where {
  readonly file: string;
  readonly lineAt: (path: Path) => number;
}

function explain(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  value: unknown,
  { file, lineAt }: Where,
): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const known = fieldsAt(schema, issue.path);
      const like = nearest(key, known);
      const fix =
        like === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean "${like}"?`;
      const what = `unknown field "${key}"`;
      return problem("content/unknown-field", {
        what,
        fix,
        file,
        line: lineAt(path),
        field: show(path),
      });
    });
  }
  const { path, message } = issue;
  const held = valueAt(value, path);
  const field = show(path);
  const place = { file, line: lineAt(path), ...(field === "" ? {} : { field }) };
  if (held === undefined && path.length > 0) {
    const what = `"${String(path.at(-1))}" is missing`;
    return [problem("content/missing-field", { what, fix: `Add it: it ${message}.`, ...place })];
  }
  const shown = typeof held === "object" ? "this" : JSON.stringify(held);
  return [problem("content/field", { what: `${shown} ${asNegative(message)}`, ...place })];
}

const asNegative = (message: string): string =>
  message.startsWith("must ") ? `is refused: it ${message}` : `is refused: ${message}`;

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (held, key) => (held as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );

/** `["quotes", 0, "text"]` → `quotes[0].text`. */
const show = (path: Path): string =>
  path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./u, "");

/** Names of the fields that a schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: Path): string[] {
  let at: unknown = schema;
  for (const key of [...path, undefined]) {
    at = unwrap(at);
    if (key === undefined) break;
    if (at instanceof z.ZodObject) at = (at.shape as Record<PropertyKey, unknown>)[key];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
  return at;
}
