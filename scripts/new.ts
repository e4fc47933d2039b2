import type { Common } from './report.ts'; export const newPlatform = async (_: readonly string[], __: Common) => 0; export const newDocument = newPlatform; export const newProvision = newPlatform;
