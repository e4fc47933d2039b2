/**
 * Lets Astro compile the `.mdx` files of an archive that lies anywhere: a virtual module gives
 * them by their path in the archive, and what they import is resolved from the project.
 */
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";

const NAME = "virtual:archive-mdx";
const RESOLVED = `\0${NAME}`;

interface Resolver {
  resolve(source: string, importer: string, options: object): Promise<unknown>;
}

/** A Vite plugin for the archive at `root`. */
export function archiveMdx(root: string) {
  return {
    name: "muniment-archive-mdx",
    enforce: "pre" as const,
    resolveId(this: Resolver, source: string, importer: string | undefined) {
      if (source === NAME) return RESOLVED;
      const fromArchive = importer?.startsWith(root) === true && importer.endsWith(".mdx");
      if (!fromArchive || source.startsWith(".") || source.startsWith("/")) return null;
      return this.resolve(source, join(import.meta.dirname, "archive-mdx.ts"), { skipSelf: true });
    },
    load(id: string) {
      if (id !== RESOLVED) return null;
      const files = filesUnder(join(root, "content")).filter((path) => path.endsWith(".mdx"));
      const imports = files.map(
        (path, index) => `import { Content as c${index} } from ${JSON.stringify(join(root, "content", path))};`,
      );
      const entries = files.map((path, index) => `${JSON.stringify(`content/${path}`)}: c${index},`);
      return `${imports.join("\n")}\nexport default { ${entries.join(" ")} };`;
    },
  };
}
