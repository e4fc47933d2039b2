/** One run of text on a page: its words, the size of its type, where its baseline begins. */
export interface Run {
  readonly text: string;
  readonly size?: number;
  readonly x?: number;
  readonly y: number;
}

/** The bytes of a small PDF, one list of runs a page, in Helvetica. */
export function makePdf(pages: readonly (readonly Run[])[]): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((runs, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(runs),
    ]),
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, "latin1");
}

function streamOf(runs: readonly Run[]): string {
  const drawn = runs.map(({ text, size = 10, x = 50, y }) => {
    const words = text.replaceAll(/[\\()]/gu, String.raw`\$&`);
    return `BT /F1 ${size} Tf ${x} ${y} Td (${words}) Tj ET\n`;
  });
  const content = drawn.join("");
  return `<< /Length ${content.length} >>\nstream\n${content}endstream`;
}
