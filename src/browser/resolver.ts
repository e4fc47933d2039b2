/**
 * The form that finds records by ID. It also reads the address of its own page: what was asked for
 * on the way here, or, where nothing stands at an address, the ID that was mistyped in it.
 *
 * Who entered an ID goes to the record at once, since spelling alone was forgiven. An ID that is
 * not in the list never leads anywhere: it may be one slip away from a record that nobody means.
 */
import type { IdPrefix } from "#base/ids.ts";
import { readTypedId } from "#base/typed-id.ts";
import { fromAddress, toAddress } from "./address.ts";
import { element } from "./elements.ts";
import { type Lead, type Miss, isLead, leadFrom } from "./record-lead.ts";
import { siteAt } from "./verify-site.ts";

const form = document.querySelector<HTMLFormElement>("#resolver")!;
const field = form.querySelector<HTMLInputElement>("#record-id")!;
const status = document.querySelector<HTMLElement>("#resolver-status")!;
const trouble = document.querySelector<HTMLElement>("#resolver-trouble")!;
const base = form.dataset["base"]!;
const archive = { base, prefix: form.dataset["prefix"] as IdPrefix, site: siteAt(base) };

/** Counts what was asked: what an earlier question still brings is dropped. */
let current = 0;

/** Undefined where something else was asked meanwhile. */
async function look(typed: string): Promise<Lead | Miss | undefined> {
  const turn = ++current;
  clear();
  const found = await leadFrom(typed, archive);
  return turn === current ? found : undefined;
}

function clear(): void {
  status.replaceChildren();
  trouble.replaceChildren();
  trouble.hidden = true;
}

function tell(miss: Miss): void {
  trouble.replaceChildren(...miss);
  trouble.hidden = false;
}

function go({ href, said }: Lead, leave: (href: string) => void): void {
  status.replaceChildren(said, " Going there…");
  leave(href);
}

/** The page stays in the browser's history, without what was found: the way back leads to it. */
async function followField(): Promise<void> {
  const typed = field.value.trim();
  if (typed === "") {
    clear();
    tell([
      element("p", "", `Enter an ID, such as ${field.placeholder}, or the address of a record.`),
    ]);
    return field.focus();
  }
  const found = await look(typed);
  if (found === undefined) return;
  if (isLead(found)) return go(found, (href) => location.assign(href));
  toAddress("id", typed);
  tell(found);
}

/** Takes the page's place in the history, or the way back would lead forward again. */
async function followAddress(): Promise<void> {
  field.value = fromAddress("id");
  if (field.value.trim() === "") return clear();
  const found = await look(field.value);
  if (found === undefined) return;
  if (isLead(found)) go(found, (href) => location.replace(href));
  else tell(found);
}

/** Nothing stands at this address: perhaps an ID in it is spelled otherwise. */
async function followLostPath(): Promise<void> {
  const path = lostPath();
  const isId = /^record\//iu.test(path) || readTypedId(path, archive.prefix) !== undefined;
  if (!isId && !/^platform\//iu.test(path)) return;
  const found = await look(path);
  if (found === undefined) return;
  if (!isLead(found)) return isId ? tell(found) : undefined;
  // An address that is spelled right and still lost would lead to itself for ever.
  const isHere = new URL(found.href, location.href).pathname === location.pathname;
  if (isHere)
    return tell([
      element("p", "", found.said, " What this address names of it is not published here."),
    ]);
  go(found, (href) => location.replace(href.includes("#") ? href : href + location.hash));
}

/** From the site's root, decoded. */
function lostPath(): string {
  const path = location.pathname.startsWith(base)
    ? location.pathname.slice(base.length)
    : location.pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    // A per cent sign that encodes nothing stays what it is.
    return path;
  }
}

if (form.dataset["lost"] === undefined) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void followField();
  });
  globalThis.addEventListener("popstate", () => void followAddress());
  globalThis.addEventListener("pageshow", ({ persisted }) => persisted && clear());
  void followAddress();
} else {
  void followLostPath();
}
