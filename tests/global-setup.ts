import type { TestProject } from "vitest/node";
import { startBuilder } from "./support/builder.ts";
import { ABSENT, hasShared } from "./support/shared-data.ts";

/**
 * Starts what builds the sites that many files read. Says once, before and after, that tests of
 * real collections do not run: no silent skip.
 */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const builder = await startBuilder();
  provide("builder", builder.address);
  const tell = () => {
    if (!hasShared) process.stdout.write(`\nTests of real collections are ${ABSENT}.\n`);
  };
  tell();
  return () => {
    builder.close();
    tell();
  };
}
