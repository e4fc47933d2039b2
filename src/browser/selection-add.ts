/** The form that adds a record by its ID, as a reader types it from paper. */
import type { IdPrefix, ProvisionId } from "#base/ids.ts";
import { isProvisionId } from "#base/ids.ts";
import { element } from "./elements.ts";
import { type ListedRecords, NoTarget, findTyped, readRecords } from "./resolve-id.ts";
import { change } from "./selection-changes.ts";
import { added, holds, nameOf } from "./selection-list.ts";
import { kept } from "./selection-store.ts";
import { type PublishedSite, siteAt } from "./verify-site.ts";

const form = document.querySelector<HTMLFormElement>("#add")!;
const typed = document.querySelector<HTMLInputElement>("#add-id")!;
const trouble = document.querySelector<HTMLElement>("#trouble")!;

export function startAdding(base: string, prefix: IdPrefix): void {
  const site = siteAt(base);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void addTyped(typed.value, prefix, site);
  });
}

async function addTyped(text: string, prefix: IdPrefix, site: PublishedSite): Promise<void> {
  const records = await readRecords(site);
  if (records instanceof NoTarget) return complain(records.reason);
  const found = findTyped(text, prefix, records);
  if (found instanceof NoTarget) {
    const near = (found.meant.near ?? []).filter((id) => isProvisionId(id));
    complain(found.reason, near, records);
  } else if (!isProvisionId(found.id)) {
    complain(
      `${found.id} is a document. Only records of provisions can be collected; the document’s page lists them.`,
    );
  } else if (found.record.versions === 0) {
    complain(`${found.id} is not issued yet, so there is no version to collect.`);
  } else add(found.id, found.version ?? found.record.versions);
}

function add(id: ProvisionId, number: number): void {
  complain("");
  const { selection } = kept();
  const name = nameOf({ id, number });
  if (holds(selection, { id, number })) return complain(`${name} is in your selection already.`);
  typed.value = "";
  change(added(selection, { id, number }), `${name} added.`);
}

function complain(words: string, near: readonly string[] = [], records: ListedRecords = {}): void {
  trouble.replaceChildren(
    words,
    ...(near.length === 0
      ? []
      : [
          element("p", "", "Perhaps one of these is meant:"),
          element("ul", "", ...near.map((id) => candidate(id, records))),
        ]),
  );
  trouble.hidden = words === "";
}

/** One that may be meant, with what tells it apart; it is the reader who adds it. */
function candidate(id: string, records: ListedRecords): HTMLElement {
  const { name, of } = records[id]!;
  const label = of === undefined ? `${id}: ${name} ` : `${id}: ${name} (${of}) `;
  const choose = element("button", "small", "Take this ID");
  choose.type = "button";
  choose.addEventListener("click", () => {
    typed.value = id;
    typed.focus();
    complain("");
  });
  return element("li", "", label, choose);
}
