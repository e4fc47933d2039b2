/** Claim: what was removed is not here, and what moved is where the ledger says. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Archive } from "#archive/open.ts";
import { destroyedFiles, isTombstoneOf } from "#archive/removed.ts";
import { counted } from "#base/count.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { MoveLine } from "#schema/ledger-line.ts";
import type { Findings } from "./finding.ts";

export function checkRemovals(archive: Archive): Findings {
  const { moves, removals, withdrawals } = archive;
  const problems = [...bytesLeft(archive), ...wordsLeft(archive), ...movesLeft(archive)];
  const checked = [
    [removals.lines.length, "removal", "that what they took away is not here"],
    [withdrawals.size, "withdrawal", "that each says why"],
    [moves.length, "move", "that each leads to a page"],
  ] as const;
  const lines = checked.flatMap(([count, what, claim]) =>
    count === 0 ? [] : [`${counted(count, what)}: ${claim}`],
  );
  return { problems, notes: [], checked: lines };
}

/** Bytes that the ledger says were destroyed. */
const bytesLeft = ({ removals, root }: Archive): Problem[] =>
  removals.lines
    .flatMap((line) => destroyedFiles(root, line).map((file) => ({ file, target: line.target })))
    .filter(({ file }) => existsSync(join(root, file)))
    .map(({ file, target }) => {
      const what = `the ledger says that it was destroyed with ${target}`;
      return problem("going/unfinished", { what, file });
    });

/** Provisions that a removal made tombstones, and whose file still holds words. */
function wordsLeft({ provisions, removals, withdrawals }: Archive): Problem[] {
  return [...provisions.values()].flatMap(({ file, lineOf, value: { id, quotes } }) => {
    const line = id === "new" ? undefined : withdrawals.get(id)?.line;
    if (line === undefined || quotes.length === 0) return [];
    if (!removals.lines.some((removal) => isTombstoneOf(removal, line))) return [];
    const what = `the words of ${id} were removed, and its file still holds them`;
    return problem("going/unfinished", { what, file, line: lineOf("quotes"), field: "quotes" });
  });
}

/** Where an address is after some moves; a page moves with everything under it. */
const afterMoves = (address: string, moves: readonly MoveLine[]): string =>
  moves.reduce(
    (at, { from, to }) => (at.startsWith(from) ? to + at.slice(from.length) : at),
    address,
  );

/** Pages at addresses that lead on, and addresses that lead to none. */
function movesLeft({ content, moves }: Archive): Problem[] {
  const { documents, platforms, provisions } = content;
  const names = [...platforms.keys(), ...documents.keys(), ...provisions.keys()];
  const pages = names.map((name) => `/platform/${name}/`);
  const origins = new Set(moves.map(({ from }) => from));
  return [...origins].flatMap((from) => {
    const first = moves.findIndex((move) => move.from === from);
    const to = afterMoves(from, moves.slice(first));
    if (to === from) return [];
    const here = pages.find((page) => page.startsWith(from));
    const what =
      here !== undefined
        ? `${from} leads on to ${to}, and content/ has a page at ${here}`
        : pages.includes(to)
          ? undefined
          : `${from} leads on to ${to}, and content/ has no page there`;
    return what === undefined ? [] : problem("move/unfinished", { what });
  });
}
