/// <reference types="astro/client" />

declare module "virtual:archive-mdx" {
  import type { AstroComponentFactory } from "astro/runtime/server/index.js";

  /** Compiled `.mdx` files by their path in the archive: `content/articles/name.mdx`. */
  const components: Readonly<Record<string, AstroComponentFactory>>;
  export default components;
}
