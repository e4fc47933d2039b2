/**
 * What Astro has to know of an archive that lies anywhere. Its `.mdx` files are given, compiled, by
 * a virtual module; what they import is resolved from the project. What pages show is made by the
 * modules of `src/` themselves, not by bundled copies, so that all that makes a site shares one
 * archive. While writing, a change of the archive makes every page anew.
 */
import { join } from "node:path";
import type { Plugin } from "vite";
import { filesUnder } from "#base/files.ts";

const NAME = "virtual:archive-mdx";
const RESOLVED = `\0${NAME}`;
const TEMPLATE_RUNTIME = join(import.meta.dirname, "template-runtime.ts");

/**
 * A Vite plugin for the archive at `root`.
 * @param runtime what compiled templates call: our own, or Astro's to hold it against
 */
export function archivePlugin(root: string, runtime: "astro" | "own" = "own"): Plugin {
  let building = false;
  return {
    name: "muniment-archive",
    enforce: "pre",
    configResolved: ({ command }) => void (building = command === "build"),
    resolveId(source, importer) {
      if (source === NAME) return RESOLVED;
      if (building && runtime === "own" && source === "astro/compiler-runtime")
        return TEMPLATE_RUNTIME;
      if (building && source.startsWith("#") && this.environment.name !== "client")
        return { id: source, external: true };
      const fromArchive = importer?.startsWith(root) === true && importer.endsWith(".mdx");
      if (!fromArchive || source.startsWith(".") || source.startsWith("/")) return null;
      return this.resolve(source, join(import.meta.dirname, "archive-plugin.ts"), {
        skipSelf: true,
      });
    },
    load: (id) => (id === RESOLVED ? mdxModule(root) : null),
    configureServer(server) {
      const parts = [join(root, "content"), join(root, "snapshots", "ledger")];
      server.watcher.add(parts);
      server.watcher.on("all", (_, path) => {
        if (!parts.some((part) => path.startsWith(part))) return;
        for (const environment of Object.values(server.environments)) {
          environment.moduleGraph.invalidateAll();
          environment.hot.send({ type: "full-reload" });
        }
      });
    },
  };
}

/** A module that gives each `.mdx` file's content by its path in the archive. */
function mdxModule(root: string): string {
  const files = filesUnder(join(root, "content")).filter((path) => path.endsWith(".mdx"));
  const imports = files.map((path, index) => {
    const from = JSON.stringify(join(root, "content", path));
    return `import { Content as c${index} } from ${from};`;
  });
  const entries = files.map((path, index) => `${JSON.stringify(`content/${path}`)}: c${index},`);
  return `${imports.join("\n")}\nexport default { ${entries.join(" ")} };`;
}
