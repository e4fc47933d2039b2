/** Link sets as RFC 9264 (section 4.2) has them, read strictly and by nothing of the code that makes them. */
import { Ajv2020 } from "ajv/dist/2020.js";

export interface ReadTarget {
  readonly href: string;
  readonly type?: string;
}

/** The targets of each anchor, by relation. */
export type ReadLinkSet = ReadonlyMap<string, Readonly<Record<string, readonly ReadTarget[]>>>;

/** One member, whose contexts have an anchor and at least one relation, each a list of targets. */
const SCHEMA = {
  type: "object",
  required: ["linkset"],
  additionalProperties: false,
  properties: {
    linkset: {
      type: "array",
      items: {
        type: "object",
        required: ["anchor"],
        minProperties: 2,
        properties: { anchor: { type: "string" } },
        // Registered relations are in lower case, others are addresses (RFC 8288, section 2.1).
        propertyNames: { pattern: "^(?:[a-z][a-z.-]*|https://\\S+)$" },
        additionalProperties: {
          type: "array",
          minItems: 1,
          uniqueItems: true,
          items: {
            type: "object",
            required: ["href"],
            additionalProperties: false,
            properties: {
              href: { type: "string" },
              type: { type: "string", pattern: "^[a-z]+/[a-z0-9.+-]+$" },
            },
          },
        },
      },
    },
  },
};
const isLinkSet = new Ajv2020({ strict: true }).compile(SCHEMA);

/** @throws for what is no link set, has an anchor twice, or an address that is not whole */
export function readLinkSet(text: string): ReadLinkSet {
  const value: unknown = JSON.parse(text);
  if (!isLinkSet(value)) throw new Error(JSON.stringify(isLinkSet.errors));
  const { linkset } = value as { linkset: readonly { anchor: string }[] };
  const read = new Map(
    linkset.map(({ anchor, ...links }) => [anchor, links as Record<string, ReadTarget[]>]),
  );
  if (read.size !== linkset.length) throw new Error("an anchor stands twice");
  const addresses = [...read].flatMap(([anchor, links]) => [
    anchor,
    ...Object.values(links).flatMap((targets) => targets.map(({ href }) => href)),
  ]);
  const faulty = addresses.filter((address) => !URL.canParse(address));
  if (faulty.length > 0) throw new Error(`not whole: ${faulty.join(", ")}`);
  return read;
}
