/** Runs the commands as a user does. */
import { spawn } from "node:child_process";
import { join } from "node:path";

export const PROJECT = process.cwd();

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `muniment` with arguments, in another environment where given. */
export function muniment(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const script = join(PROJECT, "scripts/muniment.mjs");
  const child = spawn(process.execPath, [script, ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (part: Buffer) => (out += part.toString("utf8")));
  child.stderr.on("data", (part: Buffer) => (err += part.toString("utf8")));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code: code ?? -1, out, err }));
  });
}
