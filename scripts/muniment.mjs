#!/usr/bin/env node
// Starts the commands with the Node that `npm ci` brought, whatever the system's own is.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const commands = new URL("./commands.ts", import.meta.url);
const [major] = process.versions.node.split(".").map(Number);
const name = process.platform === "win32" ? "node.exe" : "node";
const brought = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));

if (major >= 24) {
  // Node keeps what it makes of each source file by the file's content.
  module.enableCompileCache(fileURLToPath(new URL("../.cache/compiled", import.meta.url)));
  await import(commands.href);
} else if (existsSync(brought)) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(brought, args, { stdio: "inherit" });
  // Whoever stops this process means the one that does the work.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.once("close", (code) => {
    process.exitCode = code ?? 1;
  });
} else {
  process.stderr.write(
    "muniment needs Node 24. Run `npm ci` in the project's folder, which brings it.\n",
  );
  process.exitCode = 1;
}
