/**
 * What is wrong, said so that a person can act on it. An expected failure (bad input, a broken
 * archive) is a value of this type; it is collected with the others and printed at the edge.
 * A bug is an ordinary Error and crashes.
 */
import { CATALOGUE, type ProblemCode } from "./catalogue.ts";

export interface Problem {
  /** Permanent; the reference page explains each. */
  readonly code: ProblemCode;
  /** What happened, in one sentence that names the thing. */
  readonly what: string;
  /** Why this is refused or reported. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /** Path from the archive's root (or as the caller gave it), with `/`. */
  readonly file?: string;
  /** Line in that file, from 1. */
  readonly line?: number;
  /** Path of the field: `quotes[0].text`. */
  readonly field?: string;
}

interface Details {
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly field?: string | undefined;
}

/** A problem of the catalogue; its standing `why` and `fix` are used where none are given. */
export function problem(code: ProblemCode, details: Details): Problem {
  const { why, fix } = CATALOGUE[code];
  const given = Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  ) as unknown as Details;
  return { code, why, fix, ...given } as Problem;
}

/** Carries problems from where work was refused to the edge that prints them. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(printProblem).join("\n"), options);
    this.name = "Refusal";
    // Whoever shows it shows problems, not where in the code they were met.
    this.stack = this.message;
    this.problems = problems;
  }
}

/** Refuses with one problem of the catalogue. */
export function refuse(code: ProblemCode, details: Details, cause?: unknown): never {
  throw new Refusal([problem(code, details)], { cause });
}

/**
 * A problem as people read it:
 * ```
 * content/platforms/acme.md:3 (homepage): "acme" is not an address
 *   why: …
 *   do:  …   [content/field]
 * ```
 */
export function printProblem(each: Problem): string {
  const line = each.line === undefined ? "" : `:${each.line}`;
  const field = each.field === undefined ? "" : ` (${each.field})`;
  const place = each.file === undefined ? "" : `${each.file}${line}${field}: `;
  return `${place}${each.what}\n  why: ${each.why}\n  do:  ${each.fix}   [${each.code}]`;
}
