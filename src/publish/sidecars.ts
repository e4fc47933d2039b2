/** Publishes proof files beside what they are about, and the roots that time stamps were held against. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Archive } from "#archive/open.ts";
import { type Sidecar, isPublic, readSidecars } from "#archive/sidecars.ts";
import { readTimeRoots } from "#archive/time-roots.ts";
import type { Progress } from "#base/progress.ts";
import type { Site } from "#views/site.ts";
import { sidecarHref } from "#views/shown-stamp.ts";

/** Into the built site `out`; faults of the folder were found before. */
export function publishSidecars(site: Site, out: string, progress: Progress): void {
  const { archive, urls } = site;
  const sidecars = readSidecars(archive, []).filter((each) => isPublic(archive, each));
  progress.stage("publishing proof files", sidecars.length);
  const placeOf = (href: string) => join(out, href.slice(urls.base.length));
  for (const sidecar of sidecars) {
    copyTo(join(archive.root, sidecar.file), placeOf(sidecarHref(sidecar, site)));
    progress.advance();
  }
  if (sidecars.some(isTimeStamp)) writeRoots(archive, placeOf(urls.timeRoots));
}

const isTimeStamp = ({ kind }: Sidecar): boolean => kind === "tsr";

function copyTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** Without a root the file is there and empty: commands of pages name it. */
function writeRoots({ content, root }: Archive, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, readTimeRoots(root, content.settings, []).pem);
}
