/** A check that a README asks its reader to make. */
export interface Check {
  readonly title: string;
  /** What it is about, in paragraphs. */
  readonly words: readonly string[];
  readonly commands: readonly Command[];
}

export interface Command {
  /** Where it runs, where that matters. */
  readonly on?: string;
  readonly lines: string;
}

/** A script that Python reads from the shell, which changes nothing in it. */
export const python = (script: string): string => `python3 - <<'END'\n${script}\nEND`;
