/** A draft of a certification as plain text, everything that stands in it in its order. */
import type { Block, CertificationDraft, DraftNote, Piece } from "#cite/certification-draft.ts";

export function draftAsText(draft: CertificationDraft): string {
  const parts = [
    draft.mark,
    ...(draft.notice === undefined ? [] : [`(!) ${draft.notice.whole}`]),
    draft.title,
    draft.under,
    `[${draft.item}]`,
    ...notesAsText(draft.before),
    ...draft.caption.map(field),
    ...draft.sections.flatMap(({ paragraphs, title }) => [
      `## ${title}`,
      ...paragraphs.map(({ blocks, number }) => `${number}. ${blocksAsText(blocks)}`),
    ]),
    "## Declaration",
    ...draft.oaths.map(({ when, words }) => `${when} “${words}”`),
    ...draft.signing.map(field),
    ...notesAsText(draft.notes),
  ];
  return `${parts.join("\n\n")}\n`;
}

const field = (label: string): string => `${label}: ____`;

const notesAsText = (notes: readonly DraftNote[]): string[] =>
  notes.map(({ blocks, title }) => `(${title}) ${blocksAsText(blocks)}`);

const blocksAsText = (blocks: readonly Block[]): string => blocks.map(blockAsText).join("\n");

function blockAsText(block: Block): string {
  switch (block.kind) {
    case "text":
      return piecesAsText(block.pieces);
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "choices":
      return block.items.map((item) => `[ ] ${item}`).join("\n");
    case "facts": {
      const rows = block.facts.map(
        ({ label, values }) => `  ${label}: ${values.map(piecesAsText).join(" | ")}`,
      );
      return [block.title === undefined ? [] : [`${block.title}:`], rows].flat().join("\n");
    }
    case "lines":
      return `____ × ${block.count} (${block.what})`;
    case "quotation":
      return `> ${block.parts.join(" ¶ ")} <${block.language}>`;
    case "adopted":
      return block.passages.map(({ kind, text }) => `| ${kind}: ${text}`).join("\n");
  }
}

const piecesAsText = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("blank" in piece) return `____ (${piece.blank})`;
      if ("hash" in piece) return piece.hash;
      return "code" in piece ? piece.code : piece.address.whole;
    })
    .join("");
