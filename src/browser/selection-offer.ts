/** A selection that came by a link or a file: taken where there is none yet, else offered. */
import { counted } from "#base/count.ts";
import { element } from "./elements.ts";
import { change } from "./selection-changes.ts";
import { NoSelection, parseSelection } from "./selection-file.ts";
import { parseFragment } from "./selection-link.ts";
import { type Selection, holds, isSame, joined } from "./selection-list.ts";
import { kept } from "./selection-store.ts";

const place = document.querySelector<HTMLElement>("#offer")!;
const trouble = document.querySelector<HTMLElement>("#trouble")!;

interface Offer {
  readonly selection: Selection;
  readonly from: "link" | "file";
  /** What the reader should know before taking it. */
  readonly warning: string | undefined;
}

/** Follows links with a selection, and files that the reader opens. */
export function startOffers(archive: string): void {
  const follow = () => {
    const linked = parseFragment(location.hash);
    if (linked === undefined) return;
    const { selection, strange } = linked;
    consider({ selection, from: "link", warning: strangeWords(strange) });
  };
  follow();
  globalThis.addEventListener("hashchange", follow);
  const chooser = document.querySelector<HTMLInputElement>("#open")!;
  chooser.addEventListener("change", () => {
    const [file] = chooser.files ?? [];
    if (file !== undefined) void open(file, archive).then(() => (chooser.value = ""));
  });
}

const strangeWords = (strange: readonly string[]): string | undefined =>
  strange.length === 0
    ? undefined
    : `The link also names what is no version of a record of a provision, and is left out: ${strange.join(", ")}`;

async function open(file: File, archive: string): Promise<void> {
  complain("");
  const read = parseSelection(await file.text());
  if (read instanceof NoSelection) return complain(`${file.name}: ${read.reason}`);
  const warning =
    read.archive === archive
      ? undefined
      : `The file was saved on another archive, ${read.archive}. The same IDs may name other records there.`;
  consider({ selection: read.selection, from: "file", warning });
}

function complain(words: string): void {
  trouble.textContent = words;
  trouble.hidden = words === "";
}

function consider(offer: Offer): void {
  const { from, selection, warning } = offer;
  const own = kept().selection;
  const fresh = selection.records.filter((each) => !holds(own, each)).length;
  const inSame =
    own.records.length === selection.records.length &&
    own.records.every((each, index) => isSame(each, selection.records[index]!));
  if (selection.records.length === 0) {
    complain(warning ?? `The ${from} holds no records.`);
    return leaveAddress();
  }
  complain(from === "link" ? (warning ?? "") : "");
  if (inSame && from === "link") {
    leaveAddress();
  } else if (own.records.length === 0 && (warning === undefined || from === "link")) {
    const words = counted(selection.records.length, "record");
    take(selection, `${words} from the ${from}, kept in this browser now.`);
  } else show(offer, fresh);
}

function take(selection: Selection, words: string): void {
  place.hidden = true;
  leaveAddress();
  change(selection, words);
}

/** A link is followed once: what the reader makes of the list then is theirs. */
function leaveAddress(): void {
  if (parseFragment(location.hash) === undefined) return;
  history.replaceState(history.state, "", location.pathname + location.search);
}

function show({ from, selection, warning }: Offer, fresh: number): void {
  const own = kept().selection;
  const all = selection.records.length;
  const had = all - fresh;
  const already =
    had === 0 ? "" : had === all ? ", all in yours already" : `, ${had} in yours already`;
  place.replaceChildren(
    element(
      "p",
      "",
      `The ${from} holds ${counted(all, "record")}${already}. Your own selection has ${own.records.length}.`,
    ),
    ...(warning === undefined || from === "link" ? [] : [element("p", "", warning)]),
    element(
      "p",
      "downloads",
      fresh > 0 &&
        button(`Add ${fresh === all ? "them" : `the ${fresh} new`}`, () =>
          take(joined(kept().selection, selection), `${counted(fresh, "record")} added.`),
        ),
      button("Replace mine", () => take(selection, `Your selection is that of the ${from} now.`)),
      button("Leave mine as it is", () => {
        place.hidden = true;
        leaveAddress();
      }),
    ),
  );
  place.hidden = false;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = element("button", "small", label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}
