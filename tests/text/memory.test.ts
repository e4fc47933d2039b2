import { expect, it } from "vitest";
import { Memory } from "#text/memory.ts";

function counting(most: number) {
  const asked: string[] = [];
  const memory = new Memory<number>(most);
  const get = (text: string) =>
    memory.get(text, (own) => {
      asked.push(own);
      return own.length;
    });
  return { asked, get };
}

it("a memory asks once for each text", () => {
  const { asked, get } = counting(100);
  expect([get("a"), get("bb"), get("a"), get("bb"), get("")]).toEqual([1, 2, 1, 2, 0]);
  expect(asked).toEqual(["a", "bb", ""]);
});

it("a memory forgets when its texts have become too long, and goes on", () => {
  const { asked, get } = counting(5);
  for (const text of ["aaa", "bbb", "aaa", "c", "aaa"]) expect(get(text)).toBe(text.length);
  expect(asked).toEqual(["aaa", "bbb", "c", "aaa"]);
});
