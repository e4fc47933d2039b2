/** An independent validator of JSON Schema: Ajv, not the library that our schemas are made with. */
import { Ajv2020 } from "ajv/dist/2020.js";

export interface Published {
  readonly path: string;
  readonly value: object;
}

/** What is wrong with published JSON by the schemas that are published beside it. */
export function faultsOf(files: readonly Published[]): string[] {
  const schemas = files.filter(({ path }) => path.startsWith("api/schema/"));
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  for (const { value } of schemas) ajv.addSchema(value);
  const objects = files.filter((file) => !schemas.includes(file));
  return objects.flatMap(({ path, value }) => {
    const { $schema } = value as { $schema: string };
    const validate = ajv.getSchema($schema);
    if (validate === undefined) return [`${path}: there is no schema ${$schema}`];
    // As a reader gets it: fields that are undefined are not there.
    void validate(JSON.parse(JSON.stringify(value)));
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${path}${instancePath}: ${message ?? ""}`,
    );
  });
}
