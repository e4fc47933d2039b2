import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printBase64 } from "#ledger/base64.ts";
import { type KeyId, type KeyName, isKeyName, parseVerifierKey } from "#ledger/keys.ts";
import { type Note, parseNote, printNote } from "#ledger/note.ts";
import { Rejected } from "#ledger/rejected.ts";
import { checkSignatures, signText } from "#ledger/signatures.ts";
import { GO_EXAMPLE, testSigner, testWitness } from "../support/log-keys.ts";

const text = fc
  .array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 4 })
  .map((lines) => `${lines.join("\n")}\n`)
  .filter((each) => !/[\u0000-\u0009\u000b-\u001f]/u.test(each));
const signature = fc.record({
  name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter(isKeyName),
  id: fc.stringMatching(/^[0-9a-f]{8}$/u) as fc.Arbitrary<KeyId>,
  bytes: fc.uint8Array({ minLength: 1, maxLength: 100 }),
});
const note: fc.Arbitrary<Note> = fc.record({
  text,
  signatures: fc.array(signature, { minLength: 1, maxLength: 5 }),
});

const log = await testSigner();
const body = "archive.example/log\n3\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n";
const signed = printNote({ text: body, signatures: [await signText(body, log)] });
const [line = ""] = signed.split("\n").slice(-2);

describe("a note", () => {
  it("gives back what was printed, as text and as bytes", () => {
    fc.assert(
      fc.property(note, (each) => {
        expect(parseNote(printNote(each))).toEqual(each);
        expect(parseNote(utf8ToBytes(printNote(each)))).toEqual(each);
      }),
    );
  });

  it("is read only as it would be printed, or not at all", () => {
    const part = fc.constantFrom(line, "\n", "\n\n", "—", "- ", " ", body, "=", "\r", "\ufeff");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const parsed = parseNote(parts.join(""));
        if (!(parsed instanceof Rejected)) expect(printNote(parsed)).toBe(parts.join(""));
      }),
    );
  });

  it("is printed with its text, a blank line and its signatures", () => {
    expect(signed).toBe(
      `${body}\n— archive.example/log WRHV3aDqASkM6dKNilaTdTib6a4PWpSEcAraEnuPD4h/r5Zwr/cmDEolJucnuAgFTkunFQWWVPLN2S0iuCClbG5fkAI=\n`,
    );
  });

  it("is split at its last blank line", () => {
    const parsed = parseNote(`verse\n\nverse\n\n\n${line}\n`) as Note;
    expect(parsed.text).toBe("verse\n\nverse\n\n");
    expect(parsed.signatures).toHaveLength(1);
  });

  it("keeps a byte order mark, which is part of what was signed", () => {
    const parsed = parseNote(concatBytes(hexToBytes("efbbbf"), utf8ToBytes(signed))) as Note;
    expect(parsed.text).toBe(`\ufeff${body}`);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["without a blank line", body, "no blank line"],
    ["without signatures", `${body}\n`, "does not end in a line with a signature"],
    ["without its last line end", signed.slice(0, -1), "does not end in a line"],
    ["with another dash", signed.replace("—", "–"), "not the line of a signature"],
    ["with two spaces", signed.replace("— ", "—  "), "not the line of a signature"],
    ["with more on the line", signed.replace("kAI=", "kAI= x"), "not the line of a signature"],
    ["with a + in the key name", signed.replace("— arch", "— a+ch"), "not the line"],
    ["with a no-break space in the key name", signed.replace("— arch", "— a\u00a0ch"), "not the"],
    ["with other base64", signed.replace("kAI=", "kAJ="), "not the line of a signature"],
    ["with base64 without padding", signed.replace("kAI=", "kAI"), "not the line"],
    ["with a key ID alone", `${body}\n— x ${printBase64(hexToBytes("5911d5dd"))}\n`, "not the"],
    ["with carriage returns", signed.replaceAll("\n", "\r\n"), "control character"],
    ["with a tab", signed.replace("3", "\t3"), "control character"],
    ["with bytes that are not UTF-8", concatBytes(utf8ToBytes(signed), hexToBytes("ff")), "UTF-8"],
    ["with half a surrogate pair", `\ud800${signed}`, "not UTF-8"],
    ["with 101 signatures", `${body}\n${`${line}\n`.repeat(101)}`, "more than 100 signatures"],
    ["of a megabyte", `${"x".repeat(1e6)}${signed}`, "longer than 1000000 bytes"],
    ["that is empty", "", "no blank line"],
  ])("%s is rejected", (_, source, reason) => {
    const parsed = parseNote(source);
    expect(parsed).toBeInstanceOf(Rejected);
    expect((parsed as Rejected).reason).toContain(reason);
  });

  it("is rejected with its foreign line cut short in the reason", () => {
    const { reason } = parseNote(`${body}\n${"x".repeat(500)}\n`) as Rejected;
    expect(reason.length).toBeLessThan(150);
  });

  it("may have a hundred signatures", () => {
    expect(parseNote(`${body}\n${`${line}\n`.repeat(100)}`)).not.toBeInstanceOf(Rejected);
  });
});

describe("signatures", () => {
  const states = async (source: string, ...known: Parameters<typeof checkSignatures>[1]) =>
    (await checkSignatures(parseNote(source) as Note, known)).map(({ state }) => state);

  it("are valid as the log made them, and not over any other text", async () => {
    expect(await states(signed, log.verifier)).toEqual(["valid"]);
    expect(await states(signed.replace("3", "4"), log.verifier)).toEqual(["invalid"]);
  });

  it("are valid in Go's documented example", async () => {
    const peter = parseVerifierKey(GO_EXAMPLE.vkey);
    if (peter instanceof Rejected) throw new Error(peter.reason);
    expect(await states(`${GO_EXAMPLE.text}\n${GO_EXAMPLE.line}`, peter)).toEqual(["valid"]);
  });

  it("are invalid with any bit changed, and when too short", async () => {
    const { bytes, ...named } = await signText(body, log);
    const bad: Uint8Array[] = Array.from({ length: 64 }, (_, at) =>
      bytes.with(at, bytes[at]! ^ 0x10),
    );
    bad.push(bytes.subarray(1), bytes.subarray(0, 1), concatBytes(bytes, bytes));
    const signatures = bad.map((each) => ({ ...named, bytes: each }));
    const checked = await checkSignatures({ text: body, signatures }, [log.verifier]);
    expect(new Set(checked.map(({ state }) => state))).toEqual(new Set(["invalid"]));
  });

  it("by keys that are not known are kept and said to be unknown", async () => {
    const stranger = await testSigner("archive.example/log", 7);
    const namesake = { ...(await signText(body, log)), name: "other.example" as KeyName };
    const signatures = [await signText(body, stranger), await signText(body, log), namesake];
    const source = printNote({ text: body, signatures });
    expect(await states(source, log.verifier)).toEqual(["unknown", "valid", "unknown"]);
    expect(await states(source, log.verifier, stranger.verifier)).toEqual([
      "valid",
      "valid",
      "unknown",
    ]);
    expect(parseNote(source)).toEqual({ text: body, signatures });
  });

  it("of witnesses are over the time too, and give it", async () => {
    const witness = await testWitness();
    const signatures = [await signText(body, log), await witness.cosign(body, 1_679_315_147)];
    const checked = await checkSignatures({ text: body, signatures }, [log.verifier, witness.key]);
    expect(checked.map(({ state, time }) => ({ state, time }))).toEqual([
      { state: "valid", time: undefined },
      { state: "valid", time: 1_679_315_147 },
    ]);
  });

  it("of witnesses are invalid with another time, over no checkpoint, or in another shape", async () => {
    const witness = await testWitness();
    const cosigned = await witness.cosign(body, 1_679_315_147);
    const { bytes } = cosigned;
    const verse = "not a checkpoint\n";
    const late = await witness.cosign(body, 253_402_300_800);
    const check = async (of: string, each = cosigned) =>
      (await checkSignatures({ text: of, signatures: [each] }, [witness.key]))[0];
    const invalid = { state: "invalid" };
    expect(await check(body, { ...cosigned, bytes: bytes.with(7, bytes[7]! ^ 1) })).toMatchObject(
      invalid,
    );
    expect(await check(verse, await witness.cosign(verse, 5))).toMatchObject(invalid);
    expect(await check(body, { ...cosigned, bytes: bytes.subarray(8) })).toMatchObject(invalid);
    expect(await check(body, late)).toMatchObject(invalid);
    expect(await check(body)).toMatchObject({ state: "valid" });
  });
});
