import type { Common } from './report.ts'; export async function verify(_: readonly string[], __: Common): Promise<number> { return 0; }
