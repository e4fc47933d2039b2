/** A QR code, with medium error correction: 15% of it may be unreadable. */
import { encodeQR } from "qr";

/** As an SVG of one path, with the quiet zone of four modules that scanners need. */
export function qrOf(text: string): string {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const size = rows.length;
  const path = rows.map(pathOf).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}

/** Dark modules beside each other as one rectangle. */
function pathOf(row: readonly boolean[], y: number): string {
  const dark = row.map((is) => (is ? "1" : "0")).join("");
  const runs = [...dark.matchAll(/1+/gu)];
  return runs.map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
}
