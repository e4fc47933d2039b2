/** A QR code as a template draws it: with medium error correction, in which 15% may be unreadable. */
import { encodeQR } from "qr";

export interface QrCode {
  /** Modules along one side, with the quiet zone of four on each side that scanners need. */
  readonly size: number;
  /** Dark modules beside each other: how far from the left, from the top, and how many. */
  readonly runs: readonly (readonly [x: number, y: number, width: number])[];
}

export function qrOf(text: string): QrCode {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  return { size: rows.length, runs: rows.flatMap(runsOf) };
}

function runsOf(row: readonly boolean[], y: number): [number, number, number][] {
  const dark = row.map((is) => (is ? "1" : "0")).join("");
  return [...dark.matchAll(/1+/gu)].map(({ 0: run, index }) => [index, y, run.length]);
}
