/** The triples of structured data, as Python's rdflib reads them. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const SCRIPT = join(import.meta.dirname, "../fixtures/json-ld/triples.py");
/** The system's own, where packages of the system are; else whichever comes first. */
const PYTHONS = ["/usr/bin/python3", "python3"];

const python = PYTHONS.find((name) => spawnSync(name, ["-c", "import rdflib"]).status === 0);
/** In CI it is there, or the suite fails. */
export const hasRdflib = process.env["CI"] !== undefined || python !== undefined;
export const needsRdflib = (title: string): string =>
  hasRdflib ? title : `${title} (skipped: install python3-rdflib)`;

/** What is said of one thing, by property of schema.org. */
export type Said = Readonly<Record<string, readonly string[]>>;

/** Addresses in angle brackets, literals as they are, blank nodes by names that mean nothing. */
export function triplesOf(jsonLd: object): ReadonlyMap<string, Said> {
  const call = spawnSync(python ?? "python3", [SCRIPT], {
    input: JSON.stringify(jsonLd),
    encoding: "utf8",
  });
  if (call.status !== 0) throw new Error(call.stderr);
  const triples = JSON.parse(call.stdout) as readonly [string, string, string][];
  const bySubject = Map.groupBy(triples, ([subject]) => subject);
  return new Map(
    [...bySubject].map(([subject, said]) => [
      subject,
      Object.fromEntries(
        [...Map.groupBy(said, ([, property]) => property)].map(([property, same]) => [
          property.replace(/^<(?:http:\/\/schema\.org\/|.*#)(.*)>$/u, "$1"),
          same.map(([, , object]) => object),
        ]),
      ),
    ]),
  );
}
