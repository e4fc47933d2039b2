/** The page that compares any two versions of a document. Its state is its address. */
import "./cite.ts";
import { counted } from "#base/count.ts";
import { showCitation, hideCitation } from "./compare-citation.ts";
import type { ComparedText, Comparison } from "./compare-texts.ts";
import { differenceView } from "./difference-view.ts";
import { element, link } from "./elements.ts";
import { type DocumentFacts, fetchDocument } from "./published-document.ts";
import {
  type RecordedText,
  TextTrouble,
  type VersionRow,
  outlinesOf,
  recordedText,
} from "./recorded-text.ts";
import { namedElement, revealTarget } from "./reveal.ts";

interface Row extends VersionRow {
  /** When it was first captured, as the page says it. */
  readonly captured: string;
  readonly isSuspect: boolean;
  /** Two texts with another number here were extracted differently. */
  readonly extraction: string;
}

const form = document.querySelector<HTMLFormElement>("#compare");
const status = document.querySelector<HTMLElement>("#compare-status")!;
const trouble = document.querySelector<HTMLElement>("#compare-trouble")!;
const result = document.querySelector<HTMLElement>("#compare-result")!;

/** The versions by number, newest first, as the table of the page lists them. */
function readRows(): ReadonlyMap<number, Row> {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-version]")].map(rowOf);
  return new Map(rows.map((row) => [row.number, row]));
}

function rowOf(row: HTMLTableRowElement): Row {
  const { version, suspect, extraction } = row.dataset;
  const [, text] = row.querySelectorAll<HTMLAnchorElement>("th a, a[href$='text.txt']");
  return {
    number: Number(version),
    href: row.querySelector<HTMLAnchorElement>("th a")!.href,
    textHref: text!.href,
    sha256: row.querySelector(".text-hash")!.textContent.trim(),
    captured: row.querySelector("time")!.textContent.trim(),
    isSuspect: suspect !== undefined,
    extraction: extraction!,
  };
}

/** What the address asks for: the numbers of two versions, those that are missing filled in. */
function choiceOf(address: URLSearchParams, rows: ReadonlyMap<number, Row>): [number, number] {
  const order = [...rows.keys()];
  const to = Number(address.get("to") ?? order[0]);
  const before = order[order.indexOf(to) + 1] ?? order.at(-1)!;
  return [Number(address.get("from") ?? before), to];
}

/** Counts comparisons: what an earlier one still brings is dropped. */
let current = 0;
let worker: Worker | undefined;
let known: Promise<DocumentFacts | undefined> | undefined;

async function compare(older: Row | undefined, newer: Row | undefined): Promise<void> {
  const turn = ++current;
  worker?.terminate();
  result.replaceChildren();
  trouble.hidden = true;
  hideCitation();
  status.textContent = "";
  try {
    const [from, to] = [asked(older), asked(newer)];
    if (from === to) throw new TextTrouble("Choose two different versions.");
    status.textContent = "Comparing…";
    known ??= fetchDocument(form!.dataset["document"]!);
    const outlines = outlinesOf(known);
    const texts = await Promise.all([recordedText(from, outlines), recordedText(to, outlines)]);
    if (turn !== current) return;
    const comparison = await inWorker(texts);
    if (turn !== current) return;
    show(from, to, texts, comparison);
    showCitation(await known, from.number, to.number);
  } catch (error) {
    if (turn !== current) return;
    if (!(error instanceof TextTrouble)) throw error;
    status.textContent = "";
    trouble.textContent = error.message;
    trouble.hidden = false;
  }
}

function asked(row: Row | undefined): Row {
  if (row === undefined) throw new TextTrouble("There is no such version of this document.");
  return row;
}

function inWorker([older, newer]: readonly [RecordedText, RecordedText]): Promise<Comparison> {
  const plain = ({ kinds, passages }: RecordedText): ComparedText => ({ kinds, passages });
  const made = new Worker(new URL("./compare-worker.ts", import.meta.url), { type: "module" });
  worker = made;
  return new Promise((resolve, reject) => {
    made.addEventListener("message", ({ data }: MessageEvent<Comparison>) => resolve(data));
    made.addEventListener("error", () => {
      reject(new TextTrouble("The comparison could not be run in this browser."));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has none
    made.postMessage([plain(older), plain(newer)]);
  });
}

function show(
  older: Row,
  newer: Row,
  texts: readonly RecordedText[],
  comparison: Comparison,
): void {
  const view = differenceView(comparison, {
    olderHref: older.href,
    newerHref: newer.href,
    language: form!.dataset["language"]!,
    changes: comparison.changes,
  });
  const notes = notesOn(older, newer, texts).map((note) => element("p", "notice", note));
  const versions = [versionLink(older), " and ", versionLink(newer)];
  const what = element("p", "", "Between ", ...versions, ". Each link leads to the whole text.");
  result.replaceChildren(what, ...notes, view);
  status.textContent = `${comparison.words}, in ${counted(comparison.changes, "place")}.`;
  revealTarget();
  namedElement()?.scrollIntoView();
}

const versionLink = ({ captured, href, number }: Row): HTMLElement =>
  element("span", "", link(href, `version ${number}`), ` (first captured on ${captured})`);

/** What a reader must know of these two texts before reading how they differ. */
function notesOn(older: Row, newer: Row, texts: readonly RecordedText[]): string[] {
  const suspect = [older, newer].filter(({ isSuspect }) => isSuspect);
  return [
    ...suspect.map(
      ({ number }) =>
        `Every capture of version ${number} is suspect: it is evidence of nothing until a person has said what it is.`,
    ),
    ...(older.extraction === newer.extraction
      ? []
      : [
          "The two texts were extracted differently. Some of what differs may come from that, and not from the platform.",
        ]),
    ...(texts.every(({ isChecked }) => isChecked)
      ? []
      : [
          "The texts were not checked against their recorded hashes: a browser does that only on pages that come over HTTPS.",
        ]),
  ];
}

function start(chooser: HTMLFormElement): void {
  const rows = readRows();
  const [from, to] = [...chooser.querySelectorAll("select")] as [
    HTMLSelectElement,
    HTMLSelectElement,
  ];
  let followed: string | undefined;
  const followAddress = () => {
    // A link to a change on the page changes the address too, but not what is compared.
    if (location.search === followed) return;
    followed = location.search;
    const address = new URLSearchParams(followed);
    const [older, newer] = choiceOf(address, rows);
    [from.value, to.value] = [String(older), String(newer)];
    if (address.has("to") || address.has("from")) void compare(rows.get(older), rows.get(newer));
  };
  chooser.addEventListener("submit", (event) => {
    event.preventDefault();
    followed = `?from=${from.value}&to=${to.value}`;
    history.pushState(null, "", followed);
    void compare(rows.get(Number(from.value)), rows.get(Number(to.value)));
  });
  chooser.querySelector("#swap")!.addEventListener("click", () => {
    [from.value, to.value] = [to.value, from.value];
    chooser.requestSubmit();
  });
  globalThis.addEventListener("popstate", followAddress);
  globalThis.addEventListener("hashchange", revealTarget);
  followAddress();
}

if (form !== null) start(form);
