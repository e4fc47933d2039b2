import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { publicKeyOf, signEd25519, verifyEd25519 } from "#ledger/ed25519.ts";

afterEach(() => void vi.unstubAllGlobals());

describe("Ed25519", () => {
  const seed = hexToBytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const message = hexToBytes("72");

  it("makes the key and signature of RFC 8032 §7.1, test 2", async () => {
    const key = await publicKeyOf(seed);
    const signature = await signEd25519(seed, message);
    expect(Buffer.from(key).toString("hex")).toBe(
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    );
    expect(Buffer.from(signature).toString("hex")).toBe(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
    expect(await verifyEd25519(key, signature, message)).toBe("valid");
    expect(await verifyEd25519(key, signature, utf8ToBytes("s"))).toBe("invalid");
  });

  it("has no valid signature by a key that is no point of the curve", async () => {
    const verify = () => verifyEd25519(new Uint8Array(32).fill(2), new Uint8Array(64), message);
    expect(await verify()).toBe("invalid");
    vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("", "DataError"));
    expect(await verify()).toBe("invalid");
  });

  it("cannot be checked where the platform has none, or keeps it from insecure pages", async () => {
    const verify = () => verifyEd25519(new Uint8Array(32), new Uint8Array(64), message);
    const importKey = vi.spyOn(crypto.subtle, "importKey");
    importKey.mockRejectedValue(new DOMException("", "NotSupportedError"));
    expect(await verify()).toBe("unsupported");
    importKey.mockRejectedValue(new TypeError("a bug"));
    await expect(verify()).rejects.toThrow("a bug");
    importKey.mockRejectedValue(new DOMException("", "AbortError"));
    await expect(verify()).rejects.toThrow(DOMException);
    vi.stubGlobal("crypto", {});
    expect(await verify()).toBe("unsupported");
  });
});
