/** Real collections and captures, which are not part of the project: read where they are, or said to be absent. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export const PROJECT = resolve(import.meta.dirname, "../..");
const SHARED = resolve(PROJECT, "../shared/data");
export const hasShared = existsSync(SHARED);

export const ABSENT = `skipped: ${SHARED} is absent`;

/** A path in the shared data. */
export const shared = (...parts: string[]): string => join(SHARED, ...parts);

/** The title of a suite that needs them: says why it is skipped where it is. */
export const needsShared = (title: string): string => (hasShared ? title : `${title} (${ABSENT})`);
