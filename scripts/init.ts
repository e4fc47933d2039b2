import { initArchive } from "#intake/init.ts";
import { type Common, conclude } from "./report.ts";

interface Options extends Common {
  readonly title?: string;
}

export async function init([dir]: readonly string[], options: Options): Promise<number> {
  initArchive(dir!, options.title);
  conclude(options, { archive: dir }, [
    `${dir} is an archive.`,
    `Set its origin and ID prefix in ${dir}/content/archive.yaml before anything is published.`,
    `Next: npx muniment new platform "Name" --archive ${dir}`,
  ]);
  return 0;
}
