/** Makes the collection that everything else is measured on, and holds it against the largest. */
import { makeCorpus, orderOf } from "./corpus.ts";
import { showCount, showMegabytes, showSeconds, showShare } from "./figures.ts";
import type { Shape } from "./shape.ts";
import type { Table } from "./table.ts";

export async function madeCorpus(to: string, documents: number): Promise<[Shape, Table]> {
  const began = performance.now();
  const shape = await makeCorpus(to, orderOf(documents));
  return [shape, shapeTable(shape, (performance.now() - began) / 1000)];
}

/** What is known of the largest public collection, in the order of the rows. */
const LARGEST = ["877", "42,627", "1", "2,500", "25,745", "1160 MB", "109 MB"];

function shapeTable(shape: Shape, seconds: number): Table {
  const { bytes, documents, fewest, most, passages, returning, technical, texts, versions } = shape;
  const rows = [
    ["documents", showCount(documents)],
    ["recorded versions", showCount(versions)],
    ["fewest versions of a document", showCount(fewest)],
    ["most versions of a document", showCount(most)],
    ["distinct texts", showCount(texts)],
    ["their size", showMegabytes(bytes)],
    ["distinct passages in them", showMegabytes(passages)],
    ["technical changes", showShare(technical / versions)],
    ["versions that bring an earlier text back", showShare(returning / versions)],
    ["time to make it", showSeconds(seconds)],
  ];
  return {
    title: "The collection",
    says: "Invented texts in four languages, in a git repository of the form that Open Terms Archive publishes: documents with few and with very many recorded versions, texts that flap between two states, stubs and error pages, passages that move and return, technical changes. The same number of documents always gives the same bytes. Beside it the largest public collection, as far as its figures are known.",
    columns: ["What", "Made for this", "Largest public collection"],
    rows: rows.map((row, at) => [...row, LARGEST[at] ?? "not counted"]),
  };
}
