/** What a citation refers to: one version in the archive; of a comparison, each of the two. */
import type { DocumentId, ProvisionId } from "#base/ids.ts";
import type {
  Citable,
  CitedComparison,
  CitedDocumentVersion,
  CitedProvision,
  CitedStatus,
  CitedVersion,
} from "./citable.ts";
import { webAddress } from "./web-address.ts";

export interface Source {
  readonly of: CitedVersion;
  /** Title of the archive. */
  readonly archive: string;
  readonly id: DocumentId | ProvisionId;
  readonly number: number;
  /** What it is called there: `CA-P-000157 v3`. */
  readonly name: string;
  /** Its permanent address there. */
  readonly url: string;
  readonly section: string | undefined;
  readonly pdf: string | undefined;
  readonly status: CitedStatus | undefined;
}

const nameOf = ({ id, number }: Pick<Source, "id" | "number">): string => `${id} v${number}`;

const provisionSource = (cited: CitedProvision): Source => ({
  ...cited,
  of: written(cited.of),
  name: nameOf(cited),
});

const versionSource = (cited: Omit<CitedDocumentVersion, "kind">): Source => ({
  ...cited,
  of: written(cited.of),
  id: cited.of.id,
  number: cited.of.number,
  name: nameOf(cited.of),
  section: undefined,
  pdf: undefined,
  status: undefined,
});

/** Its addresses as they can stand in a line. */
const written = (of: CitedVersion): CitedVersion => ({
  ...of,
  original: of.original && webAddress(of.original),
  wayback: of.wayback && webAddress(of.wayback),
});

/** The two versions of a comparison, each at its own address. */
export const comparedSources = ({ archive, from, to }: CitedComparison): [Source, Source] => [
  versionSource({ archive, url: from.url, of: from }),
  versionSource({ archive, url: to.url, of: to }),
];

export const singleSource = (cited: Exclude<Citable, CitedComparison>): Source =>
  cited.kind === "provision" ? provisionSource(cited) : versionSource(cited);
