/** The records that a reader collects: which, in what order, and what the reader calls them. */
import { type ProvisionId, isProvisionId } from "#base/ids.ts";

/** An issued version of a record, and the reader's own words for it. */
export interface Chosen {
  readonly id: ProvisionId;
  readonly number: number;
  /** `Exhibit A` */
  readonly label: string;
  readonly note: string;
}

export interface Selection {
  /** What the reader calls the whole of it; stands over what is printed. */
  readonly title: string;
  /** Each version once, in the reader's order. */
  readonly records: readonly Chosen[];
}

export const NOTHING: Selection = { title: "", records: [] };

type Version = Pick<Chosen, "id" | "number">;

/** `MU-P-000001 v2` */
export const nameOf = ({ id, number }: Version): string => `${id} v${number}`;

/** The inverse of {@link nameOf}; undefined for anything else. */
export function versionNamed(name: string): Version | undefined {
  const [, id = "", digits] = /^(\S+) v([1-9]\d{0,8})$/u.exec(name) ?? [];
  return isProvisionId(id) ? { id, number: Number(digits) } : undefined;
}

export const isSame = (a: Version, b: Version): boolean => nameOf(a) === nameOf(b);

export const holds = ({ records }: Selection, version: Version): boolean =>
  records.some((each) => isSame(each, version));

/** With a version at the end; as it was where it is there already. */
export const added = (selection: Selection, { id, number }: Version): Selection =>
  holds(selection, { id, number })
    ? selection
    : { ...selection, records: [...selection.records, { id, number, label: "", note: "" }] };

export const without = (selection: Selection, version: Version): Selection => ({
  ...selection,
  records: selection.records.filter((each) => !isSame(each, version)),
});

/** One place up or down; as it was where there is no place further. */
export function moved(selection: Selection, version: Version, by: -1 | 1): Selection {
  const records = [...selection.records];
  const from = records.findIndex((each) => isSame(each, version));
  const [here, there] = [records[from], records[from + by]];
  if (here === undefined || there === undefined) return selection;
  records[from] = there;
  records[from + by] = here;
  return { ...selection, records };
}

/** With other words of the reader for a version. */
export const described = (
  selection: Selection,
  version: Version,
  words: Partial<Pick<Chosen, "label" | "note">>,
): Selection => ({
  ...selection,
  records: selection.records.map((each) => (isSame(each, version) ? { ...each, ...words } : each)),
});

/** With another version of the same record in its place; once, where that is there already. */
export function replaced(selection: Selection, version: Version, number: number): Selection {
  const other = { id: version.id, number };
  if (holds(selection, other)) return without(selection, version);
  const records = selection.records.map((each) =>
    isSame(each, version) ? { ...each, number } : each,
  );
  return { ...selection, records };
}

/** With what another selection holds beyond it, at the end. */
export const joined = (selection: Selection, other: Selection): Selection => ({
  title: selection.title === "" ? other.title : selection.title,
  records: [...selection.records, ...other.records.filter((each) => !holds(selection, each))],
});

/** `Exhibit A` … `Exhibit Z`, `Exhibit AA`: a label for each in order; those given stay. */
export function lettered(selection: Selection): Selection {
  const taken = new Set(selection.records.map(({ label }) => label));
  let next = 0;
  const free = (): string => {
    const label = `Exhibit ${letters(next++)}`;
    return taken.has(label) ? free() : label;
  };
  const records = selection.records.map((each) =>
    each.label === "" ? { ...each, label: free() } : each,
  );
  return { ...selection, records };
}

/** A, B … Z, AA, AB … */
const letters = (index: number): string =>
  (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26));
