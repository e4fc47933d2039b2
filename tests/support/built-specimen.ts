/** Sites that are built once for all test files. They are only read: who changes one copies it. */
import { inject } from "vitest";
import type { BuiltSite } from "./builder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server that builds sites. */
    readonly builder: string;
  }
}

/** The specimen archive as the project has it. */
export const builtSpecimen = (): Promise<BuiltSite> => built("specimen");

/** A real collection, imported and built; it takes minutes where it is the first. */
export const builtCollection = (name: "genai-eu" | "pga"): Promise<BuiltSite> => built(name);

async function built(name: string): Promise<BuiltSite> {
  const response = await fetch(`${inject("builder")}/${name}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as BuiltSite;
}
