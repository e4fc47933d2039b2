/**
 * A selection as a file, and as the browser keeps it. The reader's labels and notes are in it.
 *
 * @example
 * {"format":"muniment/selection/1","archive":"https://archive.example/","title":"Vendor review",
 *  "records":[{"record":"MU-P-000001 v1","label":"Exhibit A"}]}
 */
import {
  type Chosen,
  type Selection,
  NOTHING,
  added,
  described,
  nameOf,
  versionNamed,
} from "./selection-list.ts";

const FORMAT = "muniment/selection/1";

/** The file as it is printed. */
export interface PrintedSelection {
  readonly format: typeof FORMAT;
  readonly archive: string;
  readonly title?: string;
  readonly records: readonly {
    readonly record: string;
    readonly label?: string;
    readonly note?: string;
  }[];
}

/** Why a file is no selection, in words. */
export class NoSelection {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export interface SelectionFile {
  /** Address of the archive whose records they are. */
  readonly archive: string;
  readonly selection: Selection;
}

export function printSelection({ archive, selection }: SelectionFile): string {
  const records = selection.records.map(({ label, note, ...version }) => ({
    record: nameOf(version),
    ...(label !== "" && { label }),
    ...(note !== "" && { note }),
  }));
  const title = selection.title === "" ? {} : { title: selection.title };
  const file: PrintedSelection = { format: FORMAT, archive, ...title, records };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The inverse of {@link printSelection}; what it does not know, it refuses. */
export function parseSelection(text: string): SelectionFile | NoSelection {
  const file = objectIn(text);
  if (file?.["format"] !== FORMAT)
    return new NoSelection(`This is no selection: such a file says "format": "${FORMAT}".`);
  const { archive, records, title = "" } = file;
  if (typeof archive !== "string" || typeof title !== "string" || !Array.isArray(records)) {
    return new NoSelection("The file lacks the archive’s address or the list of records.");
  }
  let selection: Selection = { ...NOTHING, title };
  for (const [index, each] of records.entries()) {
    const chosen = chosenIn(each);
    if (chosen === undefined) {
      return new NoSelection(
        `Entry ${index + 1} of the file is no version of a record: ${shown(each)}`,
      );
    }
    selection = described(added(selection, chosen), chosen, chosen);
  }
  return { archive, selection };
}

function chosenIn(entry: unknown): Chosen | undefined {
  const { record, label = "", note = "" } = (entry ?? {}) as Record<string, unknown>;
  const version = typeof record === "string" ? versionNamed(record) : undefined;
  if (version === undefined || typeof label !== "string" || typeof note !== "string")
    return undefined;
  return { ...version, label, note };
}

const SHOWN = 80;
const shown = (entry: unknown): string => (JSON.stringify(entry) ?? "nothing").slice(0, SHOWN);

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    // Not JSON at all: the caller says so.
    return undefined;
  }
}
