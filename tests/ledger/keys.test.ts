import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type KeyName,
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
  printPem,
  printSignerKey,
  printVerifierKey,
  signerKey,
  verifierKey,
} from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { GO_EXAMPLE, testSigner } from "../support/log-keys.ts";

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const keyName = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter(isKeyName);
const printed = printVerifierKey((await testSigner()).verifier);

const swapped = (text: string, from: RegExp | string, to: string): string => {
  const other = text.replace(from, to);
  expect(other).not.toBe(text);
  return other;
};

describe("a verifier key", () => {
  it("gives back what was printed", () => {
    const use = fc.constantFrom("note" as const, "cosignature" as const);
    fc.assert(
      fc.property(keyName, use, bytes32, (name, what, bytes) => {
        const key = verifierKey(name, what, bytes);
        expect(parseVerifierKey(printVerifierKey(key))).toEqual(key);
      }),
    );
  });

  it("is printed as name, ID and base64", () => {
    expect(printed).toBe(
      "archive.example/log+5911d5dd+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
    );
  });

  it("may hold a + in its base64, as that of the Go checksum database does", () => {
    const vkey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    expect(parseVerifierKey(vkey)).toMatchObject({ name: "sum.golang.org", id: "033de0ae" });
  });

  it("has another ID for another use of the same key", async () => {
    const { publicKey } = (await testSigner()).verifier;
    const name = "archive.example/log" as KeyName;
    const ids = (["note", "cosignature"] as const).map(
      (use) => verifierKey(name, use, publicKey).id,
    );
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[string, string, string]>([
    ["another ID", swapped(printed, "5911d5dd", "5911d5de"), "the key ID is not the one"],
    ["an ID in capitals", swapped(printed, "5911d5dd", "5911D5DD"), "not written name+ID+base64"],
    ["another name", swapped(printed, "archive", "Archive"), "the key ID is not the one"],
    ["a space in the name", swapped(printed, "archive", "arch ive"), "not written"],
    ["no name", swapped(printed, /^[^+]*/u, ""), "not written"],
    ["another key", swapped(printed, "+AQOh", "+AQOi"), "the key ID is not the one"],
    ["white space", `${printed}\n`, "not written"],
    ["base64 with a bit that pads set", swapped(printed, /4$/u, "5="), "not base64"],
    ["no key", swapped(printed, /\+AQ.*/u, "+"), "not base64"],
    ["a short key", swapped(printed, /\+AQ.*/u, "+AQOh"), "not 32 bytes long"],
    ["a type that is not known", swapped(printed, "+AQOh", "+BgOh"), "type 6 are not checked"],
    ["nothing", "", "not written"],
  ])("is rejected with %s", (_, text, reason) => {
    const parsed = parseVerifierKey(text);
    expect(parsed).toBeInstanceOf(Rejected);
    expect((parsed as Rejected).reason).toContain(reason);
  });

  it("is printed for openssl too", async () => {
    expect(printPem((await testSigner()).verifier)).toBe(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n-----END PUBLIC KEY-----\n",
    );
  });
});

describe("a signer key", () => {
  it("gives back what was printed", async () => {
    await fc.assert(
      fc.asyncProperty(keyName, bytes32, async (name, seed) => {
        const key = await signerKey(name, seed);
        expect(await parseSignerKey(printSignerKey(key))).toEqual(key);
      }),
      { numRuns: 30 },
    );
  });

  it("is read as Go writes it, and makes the key that Go's verifies with", async () => {
    const key = await parseSignerKey(GO_EXAMPLE.skey);
    if (key instanceof Rejected) throw new Error(key.reason);
    expect(printVerifierKey(key.verifier)).toBe(GO_EXAMPLE.vkey);
  });

  it.each<[string, string, string]>([
    ["a verifier key", GO_EXAMPLE.vkey, "does not begin with PRIVATE+KEY+"],
    ["another ID", swapped(GO_EXAMPLE.skey, "c74f", "c74e"), "the key ID is not the one"],
    ["another seed", swapped(GO_EXAMPLE.skey, "AYEK", "AYEL"), "the key ID is not the one"],
    ["a cosigner's type", swapped(GO_EXAMPLE.skey, "+AYEK", "+BIEK"), "not one for Ed25519 notes"],
    ["half a seed", swapped(GO_EXAMPLE.skey, /\+AYEK.*/u, "+AYEK"), "not 32 bytes long"],
    ["a line end", `${GO_EXAMPLE.skey}\n`, "not written"],
  ])("is rejected where it is %s, and the reason holds nothing of it", async (_, text, reason) => {
    const parsed = await parseSignerKey(text);
    expect(parsed).toBeInstanceOf(Rejected);
    expect((parsed as Rejected).reason).toContain(reason);
    expect((parsed as Rejected).reason).not.toContain("ALVFGyN");
  });
});

it("a key name holds no white space, no + and no control character", () => {
  for (const name of ["", "a b", "a+b", "a\u00a0b", "a\u0085b", "a\u0001b", "a\ud800"]) {
    expect(isKeyName(name)).toBe(false);
  }
});
