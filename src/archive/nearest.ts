/**
 * The name most like a mistyped one, for "did you mean": undefined when none is near. Distance is
 * Levenshtein's, at most a third of the name.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: { distance: number; name: string | undefined } = {
    distance: Math.max(2, Math.floor(name.length / 3)) + 1,
    name: undefined,
  };
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < best.distance) best = { distance, name: candidate };
  }
  return best.name;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
