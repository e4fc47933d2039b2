/** What the benchmark ran on. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { readIfThere } from "#base/files.ts";
import { PROJECT, showBytes } from "../report.ts";
import { ELEVENTY } from "./measure-pages.ts";

/** In rows of what and value. */
export function machineRows(): string[][] {
  const [first, ...rest] = cpus();
  return [
    ["processor", `${first?.model.trim() ?? "unknown"}, ${rest.length + 1} cores`],
    ["memory", showBytes(totalmem())],
    ["load average when it ended", loadavg()[0]!.toFixed(1)],
    ["system", systemName()],
    ["Node", process.version],
    ["git", versionOf("git", "--version")],
    ["sha256sum", versionOf("sha256sum", "--version")],
    ["Hugo", versionOf("hugo", "version")],
    ["Eleventy", `${ELEVENTY.split("@").at(-1)!}, fetched for the run`],
    ["Pagefind", pagefindVersion()],
  ];
}

function systemName(): string {
  const names = readIfThere("/etc/os-release")?.toString("utf8") ?? "";
  const pretty = /^PRETTY_NAME="(.*)"$/mu.exec(names)?.[1];
  return [pretty, `${type()} ${release()}`].filter(Boolean).join(", ");
}

/** `git version 2.39.5` → `2.39.5` */
function versionOf(command: string, flag: string): string {
  try {
    const said = execFileSync(command, [flag], { encoding: "utf8" });
    return /\d+(?:\.\d+)+/u.exec(said)?.[0] ?? said.trim();
  } catch {
    // Whatever hinders it, it cannot be used: that is what is told.
    return "absent";
  }
}

function pagefindVersion(): string {
  const file = join(PROJECT, "node_modules/pagefind/package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
