import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // The package's own imports map, `#folder/file.ts`.
    alias: [{ find: /^#(?=[a-z])/u, replacement: `${resolve(import.meta.dirname, "src")}/` }],
  },
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/fixtures/**", "node_modules/**", "dist/**"],
    globalSetup: ["tests/global-setup.ts"],
    watch: false,
    restoreMocks: true,
    // Whole builds, browsers and real collections run on slow machines too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
