/** The reader's list: each record with its place, the reader's words for it, and what is known. */
import { element, link } from "./elements.ts";
import { type IssuedFacts, type Missing, type RecordFacts, served } from "./record-facts.ts";
import { change, write } from "./selection-changes.ts";
import { focusAt, placeOfFocus } from "./selection-focus.ts";
import {
  type Chosen,
  type Selection,
  described,
  moved,
  nameOf,
  replaced,
  without,
} from "./selection-list.ts";
import { kept } from "./selection-store.ts";
import { SEVERITY, absenceWords, statusWords, trackingWords } from "./selection-words.ts";

const list = document.querySelector<HTMLOListElement>("#chosen")!;

/** What is known of a version; undefined while it is being read. */
export type FactsOf = (chosen: Chosen) => RecordFacts | Missing | undefined;

/** Shows the list anew. Who works in it with the keyboard stays where they were. */
export function showRecords({ records }: Selection, factsOf: FactsOf, prefix: string): void {
  const place = placeOfFocus();
  list.replaceChildren(
    ...records.map((chosen, index) =>
      entry(chosen, factsOf(chosen), prefix, {
        isFirst: index === 0,
        isLast: index === records.length - 1,
      }),
    ),
  );
  if (place !== undefined) focusAt(place, list);
}

interface Ends {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function entry(
  chosen: Chosen,
  facts: RecordFacts | Missing | undefined,
  prefix: string,
  ends: Ends,
): HTMLElement {
  const absence = facts && absenceWords(chosen, facts, prefix);
  const made = element(
    "li",
    "",
    ...(facts?.state === "issued" ? known(facts) : unknown(chosen, facts)),
    absence !== undefined && element("p", "notice", absence),
    ...(facts?.state === "issued" ? statuses(chosen, facts) : []),
    wordsOf(chosen),
    actions(chosen, ends),
  );
  made.dataset["version"] = nameOf(chosen);
  return made;
}

function known(facts: IssuedFacts): Node[] {
  const { analysis, document: source, name, platform, title, url } = facts;
  const severity = element("span", `severity ${analysis.severity}`, SEVERITY[analysis.severity]);
  const whose = element("span", "", source.title);
  whose.lang = source.language;
  return [
    element("h3", "", link(served(url), title), " ", severity),
    element(
      "p",
      "quiet",
      element("span", "id", name),
      ` · ${platform.name} · `,
      whose,
      ` (${source.id} v${source.version})`,
    ),
  ];
}

function unknown(chosen: Chosen, facts: RecordFacts | Missing | undefined): Node[] {
  const name = nameOf(chosen);
  const heading =
    facts?.state === "removed" ? link(served(facts.url), name) : element("span", "id", name);
  return [
    element("h3", "", heading),
    ...(facts === undefined ? [element("p", "quiet", "Reading…")] : []),
  ];
}

function statuses(chosen: Chosen, facts: IssuedFacts): Node[] {
  const words = [...statusWords(facts), trackingWords(facts)].filter((each) => each !== undefined);
  const { newer } = facts.today;
  if (words.length === 0) return [];
  const take =
    newer &&
    button("newer", [`Take v${newer.number} instead`], () => {
      const next = replaced(kept().selection, chosen, newer.number);
      change(next, `${newer.name} stands in the place of ${nameOf(chosen)}.`);
    });
  return [element("p", "notice", words.join(" "), take && " ", take)];
}

function wordsOf(chosen: Chosen): HTMLElement {
  return element(
    "div",
    "own-words",
    field("label", "Label", chosen, "Exhibit A"),
    field("note", "Note of yours", chosen, ""),
  );
}

function field(
  control: "label" | "note",
  name: string,
  chosen: Chosen,
  placeholder: string,
): HTMLElement {
  const input = element(control === "note" ? "textarea" : "input", "");
  input.value = chosen[control];
  input.placeholder = placeholder;
  input.maxLength = control === "note" ? 2000 : 60;
  input.autocomplete = "off";
  input.dataset["control"] = control;
  if (input instanceof HTMLTextAreaElement) input.rows = 1;
  input.addEventListener("input", () => {
    write(described(kept().selection, chosen, { [control]: input.value }));
  });
  const of = element("span", "visually-hidden", ` for ${nameOf(chosen)}`);
  return element("label", `own-${control}`, element("span", "", name, of), input);
}

function actions(chosen: Chosen, { isFirst, isLast }: Ends): HTMLElement {
  const name = nameOf(chosen);
  const of = () => element("span", "visually-hidden", ` ${name}`);
  const step = (by: -1 | 1, words: string) => () =>
    change(moved(kept().selection, chosen, by), `${name} moved ${words}.`);
  const up = button("up", ["Move up", of()], step(-1, "up"));
  const down = button("down", ["Move down", of()], step(1, "down"));
  const remove = button("remove", ["Remove", of()], () => {
    change(without(kept().selection, chosen), `${name} removed.`);
    document.querySelector<HTMLElement>("#undo")!.focus();
  });
  up.disabled = isFirst;
  down.disabled = isLast;
  return element("div", "entry-actions", up, down, remove);
}

function button(
  control: string,
  label: readonly (Node | string)[],
  press: () => void,
): HTMLButtonElement {
  const made = element("button", "small", ...label);
  made.type = "button";
  made.dataset["control"] = control;
  made.addEventListener("click", press);
  return made;
}
