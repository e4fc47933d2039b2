// @ts-check
import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
import { archivePlugin } from "./src/publish/archive-plugin.ts";

// The commands set these; see scripts/build.ts and scripts/dev.ts.
const archive = process.env["MUNIMENT_ARCHIVE"] ?? process.cwd();
const origin = process.env["MUNIMENT_ORIGIN"] ?? "https://archive.invalid";
const base = process.env["MUNIMENT_BASE"] ?? "/";
const runtime = process.env["MUNIMENT_RUNTIME"] === "astro" ? "astro" : "own";

export default defineConfig({
  site: origin,
  base,
  trailingSlash: "always",
  build: { format: "directory", inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  integrations: [mdx({ syntaxHighlight: false })],
  markdown: { syntaxHighlight: false },
  vite: {
    plugins: [archivePlugin(archive, runtime)],
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: [import.meta.dirname, archive] } },
  },
});
