/** How checks are shown: a state as a word, a hash that may break, a step with its values. */
import { hashHalves } from "#cite/unbroken.ts";
import type { StepState } from "#ledger/steps.ts";
import { element, link } from "./elements.ts";
import type { ChainStep, Value } from "./verify-steps.ts";

const STATES: Readonly<Record<StepState, string>> = {
  holds: "Holds",
  fails: "Fails",
  unchecked: "Not checked",
};

export const stateElement = (state: StepState, word = STATES[state]): HTMLElement =>
  element("strong", `state ${state}`, word);

/** A hash, whole: the markup of components/Hash.astro. */
export const hashElement = (hash: string): HTMLElement =>
  element(
    "span",
    "hash",
    ...hashHalves(hash).map(([first, second]) =>
      element("span", "", first, element("wbr", ""), second),
    ),
  );

/** A step: what was checked in one line, and under it every value. What fails is open. */
export function stepElement(step: ChainStep, base: string): HTMLElement {
  const { reason, state, title, values } = step;
  const details = element(
    "details",
    "",
    element("summary", "", stateElement(state), " ", title),
    element("dl", "values", ...values.flatMap((value) => valueElements(value, base))),
  );
  details.open = state === "fails";
  const body =
    values.length === 0 ? element("p", "claim", stateElement(state), " ", title) : details;
  const why = reason === undefined ? undefined : element("p", "reason", `${capitalized(reason)}.`);
  return element("li", `step ${state}`, body, why);
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function valueElements({ as, label, path, text }: Value, base: string): HTMLElement[] {
  const shown =
    as === "hash"
      ? hashElement(text)
      : as === "words"
        ? element("blockquote", "", text)
        : as === "code"
          ? element("code", "", text)
          : text;
  const source = path === undefined ? undefined : link(base + path, "the file");
  return [
    element("dt", "", label),
    element("dd", "", shown, source && " (", source, source && ")"),
  ];
}
