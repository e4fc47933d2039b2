/** A citation as elements: the same markup as components/StyledCitation.astro. */
import type { Run, Runs } from "#cite/runs.ts";
import { element, unbroken } from "./elements.ts";

export const citationElements = (citation: Runs, style: string): (Node | string)[] =>
  citation.flatMap((run) => runElements(run, style));

function runElements(run: Run, style: string): (Node | string)[] {
  const { accessed, italic, language = "en", text } = run;
  if (!accessed && !italic && language === "en") return unbroken(text);
  const made = element(italic ? "i" : "span", "", ...unbroken(text));
  if (language !== "en") made.lang = language;
  if (accessed) made.dataset["accessed"] = style;
  return [made];
}
