import type { ArchiveSettings } from "#schema/archive-settings.ts";

/** The name of an archive's log, which its checkpoints begin with and its key is named after. */
export const logName = ({ log, origin }: ArchiveSettings): string =>
  log?.origin ?? `${new URL(origin).host}/log`;
