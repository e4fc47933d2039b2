/** Exhibits of an archive, published without its pages, and unpacked as whoever gets one does. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import { SILENT } from "#base/progress.ts";
import { publishExhibits } from "#publish/exhibits.ts";
import { publishLog } from "#publish/log.ts";
import { publishRecords } from "#publish/records.ts";
import { publishSidecars } from "#publish/sidecars.ts";
import { type Site, siteOf } from "#views/site.ts";
import { temporaryFolder } from "./folders.ts";
import { copyEvidence } from "./made-files.ts";

/** The site of an archive that publishes exhibits and no other rendering. */
export function exhibitSite(root: string): Site {
  const archive = openArchive(root);
  const { content } = archive;
  const settings = { ...content.settings, formats: ["exhibit" as const] };
  return siteOf({ ...archive, content: { ...content, settings } });
}

/** Publishes what exhibits are made from, and them; the folder. */
export async function publishedExhibits(site: Site): Promise<string> {
  const out = temporaryFolder();
  copyEvidence(site.archive, out);
  publishRecords(site.archive, out, SILENT);
  publishLog(site.archive, out, SILENT);
  publishSidecars(site, out, SILENT);
  await publishExhibits(site, out, (path) => readFileSync(join(out, path)), SILENT);
  return out;
}

/** Every exhibit of a published folder, by its path. */
export const exhibitsIn = (out: string): string[] =>
  filesUnder(join(out, "record")).filter((path) => path.endsWith("/exhibit.zip"));

/** Unpacks an exhibit with `unzip`, which tests it too; the path of its one folder. */
export function unpacked(file: string): string {
  const to = temporaryFolder();
  for (const args of [
    ["-tq", file],
    ["-q", file, "-d", to],
  ]) {
    const { status, stdout } = spawnSync("unzip", args);
    if (status !== 0) throw new Error(`unzip ${args.join(" ")}: ${stdout.toString()}`);
  }
  const [folder] = filesUnder(to)[0]!.split("/");
  return join(to, folder!);
}

const SHA256SUM = "sha256sum";

/** What `sha256sum` says against the two lists of an unpacked exhibit: nothing where all is well. */
export function faultsOfSums(folder: string): string {
  const lists = ["manifest-sha256.txt", "tagmanifest-sha256.txt"];
  const args = ["--check", "--strict", "--quiet", ...lists];
  const { status, stderr, stdout } = spawnSync(SHA256SUM, args, { cwd: folder });
  return status === 0 ? "" : `${stdout.toString()}${stderr.toString()}`;
}

/** The blocks of commands that an exhibit's README asks its reader to paste. */
export const blocksOf = (folder: string): string[] =>
  [...readFileSync(join(folder, "README.txt"), "utf8").matchAll(/^```sh\n(.*?)\n```$/gmsu)].map(
    ([, block]) => block!,
  );

/** What came of pasting a block in the exhibit's folder. */
export function pasted(block: string, folder: string): { ok: boolean; said: string } {
  const { status, stderr, stdout } = spawnSync("bash", ["-c", block], { cwd: folder });
  return { ok: status === 0, said: `${stdout.toString()}${stderr.toString()}` };
}
