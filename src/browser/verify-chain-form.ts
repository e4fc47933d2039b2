/** The form that walks a record's chain. Its state is the page's address. */
import type { IdPrefix } from "#base/ids.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { type VerifierKey, parseVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { fromAddress, toAddress } from "./address.ts";
import { element, link } from "./elements.ts";
import { checkChain } from "./verify-chain.ts";
import { NoTarget, findTyped, readRecords } from "./resolve-id.ts";
import { type Target, targetOf } from "./verify-id.ts";
import { knownUses } from "./verify-known.ts";
import type { Trust } from "./verify-log-steps.ts";
import { type PublishedSite, siteAt } from "./verify-site.ts";
import { type ChainStep, summaryOf } from "./verify-steps.ts";
import { stateElement, stepElement } from "./verify-view.ts";

/** What the page knows of its archive. */
export interface ArchiveFacts {
  /** Address of the site's root. */
  readonly base: string;
  readonly prefix: IdPrefix;
  readonly digits: number;
  readonly key: string | undefined;
  readonly isTestKey: boolean;
  readonly witnesses: readonly string[];
}

const form = document.querySelector<HTMLFormElement>("#chain-form")!;
const entered = document.querySelector<HTMLInputElement>("#record")!;
const older = document.querySelector<HTMLTextAreaElement>("#older")!;
const otherKey = document.querySelector<HTMLInputElement>("#key")!;
const status = document.querySelector<HTMLElement>("#chain-status")!;
const heading = document.querySelector<HTMLElement>("#chain-of")!;
const trouble = document.querySelector<HTMLElement>("#chain-trouble")!;
const result = document.querySelector<HTMLOListElement>("#chain-result")!;

/** Counts walks: what an earlier one still brings is dropped. */
let current = 0;

export function startChain(facts: ArchiveFacts): void {
  const follow = () => {
    entered.value = fromAddress("id");
    if (entered.value !== "") void walk(facts);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    toAddress("id", entered.value.trim());
    void walk(facts);
  });
  globalThis.addEventListener("popstate", follow);
  document.addEventListener("click", (event) => {
    const chosen = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?id="]');
    if (chosen === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // What was said of dropped files stays on the page.
    event.preventDefault();
    history.pushState(null, "", chosen.href);
    follow();
    heading.scrollIntoView();
  });
  follow();
}

async function walk(facts: ArchiveFacts): Promise<void> {
  const turn = ++current;
  // Anew for each walk: what is published may have been changed meanwhile.
  const site = siteAt(facts.base);
  clear();
  const trust = trustOf(facts);
  if (trust instanceof Rejected) return say(trust.reason);
  const target = await targetIn(entered.value, facts, site);
  if (turn !== current) return;
  if (target instanceof NoTarget) return say(target.reason, target.meant.near);
  heading.replaceChildren(element("h3", "", "The chain of ", recordLink(target, facts.base)));
  status.textContent = "Checking…";
  const steps: ChainStep[] = [];
  const findFile = async (hash: string) => {
    const uses = await knownUses(hash, facts.digits, site);
    return uses instanceof Rejected ? undefined : uses.find(({ file }) => file !== undefined)?.file;
  };
  for await (const step of checkChain(target, site, trust, findFile)) {
    if (turn !== current) return;
    steps.push(step);
    result.append(stepElement(step, facts.base));
  }
  const { state, text } = summaryOf(steps);
  status.replaceChildren(stateElement(state, SUMMARY[state]), ` ${text}`);
}

const SUMMARY = {
  holds: "The chain holds.",
  fails: "Fails.",
  unchecked: "Nothing fails.",
} as const;

function clear(): void {
  result.replaceChildren();
  heading.replaceChildren();
  trouble.replaceChildren();
  trouble.hidden = true;
  status.textContent = "";
}

const recordLink = ({ id, number }: Target, base: string): HTMLElement =>
  link(`${base}record/${id}/v/${number}/`, `${id} v${number}`);

function say(reason: string, near: readonly string[] = []): void {
  const meant = near.map((id) => element("li", "", link(`?id=${id}#chain`, id)));
  trouble.replaceChildren(
    element("p", "", reason),
    ...(meant.length === 0
      ? []
      : [element("p", "", "Perhaps one of these is meant:"), element("ul", "", ...meant)]),
  );
  trouble.hidden = false;
}

async function targetIn(
  text: string,
  { prefix }: ArchiveFacts,
  site: PublishedSite,
): Promise<Target | NoTarget> {
  if (text.trim() === "") return new NoTarget("Enter an ID, such as the one a citation names.");
  const records = await readRecords(site);
  if (records instanceof NoTarget) return records;
  const found = findTyped(text, prefix, records);
  return found instanceof NoTarget ? found : targetOf(found, site);
}

/** Whom the reader believes: the page's key, or another one that they have from elsewhere. */
function trustOf(facts: ArchiveFacts): Trust | Rejected {
  const own = otherKey.value.trim();
  const log = parsedKey(own === "" ? facts.key : own);
  if (log instanceof Rejected) return new Rejected(`This is no verifier key: ${log.reason}.`);
  const checkpoint = pastedCheckpoint();
  if (checkpoint instanceof Rejected)
    return new Rejected(`This is no checkpoint: ${checkpoint.reason}.`);
  const witnesses = facts.witnesses
    .map(parseVerifierKey)
    .filter((key): key is VerifierKey => !(key instanceof Rejected));
  const isTestKey = facts.isTestKey && (own === "" || own === facts.key);
  return { log, isTestKey, witnesses, older: checkpoint };
}

const parsedKey = (text: string | undefined): VerifierKey | Rejected | undefined =>
  text === undefined ? undefined : parseVerifierKey(text);

/** A checkpoint as it was pasted: mail and forms change line breaks and the ends of a text. */
function pastedCheckpoint(): PublishedCheckpoint | Rejected | undefined {
  const text = older.value.replaceAll("\r\n", "\n").trim();
  return text === "" ? undefined : parsePublished(`${text}\n`);
}
