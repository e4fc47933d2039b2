/** Commands as they fit on paper, to be typed from it. */

/** Characters that fit on a line of a sheet. */
const WIDTH = 100;

/**
 * The command with its long lines cut after a space or a slash. A backslash at the end of a line
 * joins it with the next (POSIX, Shell Command Language, 2.2.1), also between double quotes.
 */
export const onPaper = (command: string): string => command.split("\n").map(cut).join("\n");

function cut(line: string): string {
  if (line.length <= WIDTH) return line;
  const at = Math.max(line.lastIndexOf(" ", WIDTH - 2), line.lastIndexOf("/", WIDTH - 2)) + 1;
  // A name or a hash that is longer than a line stays whole.
  if (at === 0) return line;
  return `${line.slice(0, at)}\\\n${cut(line.slice(at))}`;
}
