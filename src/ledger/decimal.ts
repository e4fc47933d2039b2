/**
 * A number as the log's formats write it: ASCII digits without leading zeros; undefined for any
 * other text. Numbers beyond 2^53 − 1 are not read: no log is that long.
 */
export function parseDecimal(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}
