import type { ArchiveSettings } from "#schema/archive-settings.ts";

/**
 * Tells Astro, through `astro.config.mjs`, which archive it works on. It calls nobody.
 * @param runtime what compiled templates call; see archive-plugin.ts
 */
export function tellAstro(
  root: string,
  { base, origin }: ArchiveSettings,
  runtime: "astro" | "own" = "own",
): void {
  Object.assign(process.env, {
    ASTRO_DISABLE_UPDATE_CHECK: "true",
    ASTRO_TELEMETRY_DISABLED: "1",
    MUNIMENT_ARCHIVE: root,
    MUNIMENT_BASE: base,
    MUNIMENT_ORIGIN: origin,
    MUNIMENT_RUNTIME: runtime,
  });
}
