/** Records, gatherings and their schemas as JSON files. */
import type { JsonFile } from "#views/json-files.ts";
import type { PublishedFile } from "./write.ts";

/** Indented, a newline at the end, fields in the order of the schemas. */
export const printedJson = ({ path, value }: JsonFile): PublishedFile => ({
  path,
  text: `${JSON.stringify(value, null, 2)}\n`,
});
