import { ABSENT, hasShared } from "./support/shared-data.ts";

/** Says once, before and after, that tests of real collections do not run: no silent skip. */
export default function setup(): () => void {
  const tell = () => {
    if (!hasShared) process.stdout.write(`\nTests of real collections are ${ABSENT}.\n`);
  };
  tell();
  return tell;
}
