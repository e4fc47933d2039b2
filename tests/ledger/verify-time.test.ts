import { describe, expect, it } from "vitest";
import { parseCertificates } from "#ledger/certificates.ts";
import { Rejected } from "#ledger/rejected.ts";
import { printTimeQuery } from "#ledger/time-query.ts";
import { parseTimeReply } from "#ledger/time-token.ts";
import { verifyTimeStamp } from "#ledger/verify-time.ts";
import { sha256 } from "#base/hash.ts";
import { TimeAuthority, hasOpenssl } from "../support/time-authority.ts";

const title = hasOpenssl ? "a time stamp" : "a time stamp (skipped: install openssl)";
const DATA = Buffer.from("archive.example/log\n3\n…\n");
/** The same stamp a year later, when certificates made after it are valid. */
const later = (signed: Buffer) =>
  Buffer.from(
    signed
      .toString("latin1")
      .replace(/(20\d\d)(\d{10}Z)/u, (_, year, rest) => `${Number(year) + 1}${rest}`),
    "latin1",
  );

describe.skipIf(!hasOpenssl)(title, () => {
  const authority = hasOpenssl ? new TimeAuthority() : (undefined as never);
  const stamp = hasOpenssl ? authority.stamp(DATA) : Buffer.alloc(0);
  const rootsOf = (pem: string) => {
    const parsed = parseCertificates(pem);
    if (parsed instanceof Rejected) throw new Error(parsed.reason);
    return parsed;
  };
  const verify = (token: Uint8Array, data: Uint8Array = DATA, pem = authority.root) =>
    verifyTimeStamp(token, data, rootsOf(pem));
  const untrusted = (reason: string) => expect.objectContaining({ state: "untrusted", reason });

  it("is verified down to the configured root, and says who and when", async () => {
    const verdict = await verify(stamp);
    expect(verdict).toMatchObject({
      state: "verified",
      claim: { authority: "Test Stamps, Test Trust", policy: "1.2.3.4.1" },
      chain: ["Test Stamps, Test Trust", "middle, Test Trust", "Test Root, Test Trust"],
    });
    expect(verdict.state === "verified" && verdict.claim.at).toMatch(/^20\d\d-\d\d-\d\dT/u);
  });

  it("is of the bytes it stamped, and of no others", async () => {
    const other = Buffer.from("other");
    const reason = `it is about bytes with the SHA-256 ${sha256(DATA)}, these have ${sha256(other)}`;
    expect(await verify(stamp, other)).toEqual({ state: "broken", reason });
  });

  it("counts only where a configured root vouches for it", async () => {
    const stranger = new TimeAuthority();
    const reason = "no configured root vouches for its certificate";
    expect(await verify(stamp, DATA, stranger.root)).toEqual(untrusted(reason));
    const none = "no root is configured that it could be held against";
    expect(await verifyTimeStamp(stamp, DATA, [])).toEqual(untrusted(none));
  });

  it("counts only while its certificates were valid, at the time of the token", async () => {
    const edit = (signed: Buffer) =>
      Buffer.from(signed.toString("latin1").replace(/20\d{12}Z/u, "20010203040506Z"), "latin1");
    const early = authority.forge(stamp, "tsa", { edit });
    const reason = "a certificate of its chain was not valid at the time of the token";
    expect(await verify(early)).toEqual(untrusted(reason));
    const unchanged = authority.forge(stamp, "tsa");
    expect(await verify(unchanged)).toMatchObject({ state: "verified" });
  });

  it.each([
    ["none", "basicConstraints=CA:FALSE", "its certificate is not one for time stamps alone"],
    [
      "more",
      "extendedKeyUsage=critical,timeStamping,serverAuth",
      "its certificate is not one for time stamps alone",
    ],
    [
      "others",
      "extendedKeyUsage=critical,timeStamping\nkeyUsage=digitalSignature,keyEncipherment",
      "its certificate is not one for time stamps alone",
    ],
    [
      "mild",
      "extendedKeyUsage=timeStamping",
      "its certificate does not say critically that it is for time stamps alone",
    ],
  ])("counts only from a certificate for time stamps alone: %s", async (name, usage, reason) => {
    authority.certify(name, usage);
    expect(await verify(authority.forge(stamp, name))).toEqual(untrusted(reason));
  });

  it("does not count from an authority below one that may have none below it", async () => {
    authority.certify("below", "basicConstraints=critical,CA:TRUE");
    authority.certify("deep", "extendedKeyUsage=critical,timeStamping", { by: "below" });
    const forged = authority.forge(stamp, "deep", { edit: later });
    const roots = rootsOf(`${authority.root}${authority.pem("below")}`);
    // Trusted itself, the one in between needs nobody above it.
    expect(await verifyTimeStamp(forged, DATA, roots)).toMatchObject({ state: "verified" });
    const held = ["middle", "below"];
    const whole = authority.forge(stamp, "deep", { edit: later, held });
    const reason = "no configured root vouches for its certificate";
    expect(await verify(whole)).toEqual(untrusted(reason));
    authority.certify("wide", "basicConstraints=critical,CA:TRUE", { by: "root" });
    authority.certify("low", "basicConstraints=critical,CA:TRUE", { by: "wide" });
    authority.certify("last", "extendedKeyUsage=critical,timeStamping", { by: "low" });
    const allowed = authority.forge(stamp, "last", { edit: later, held: ["wide", "low"] });
    expect(await verify(allowed)).toMatchObject({ state: "verified" });
  });

  it("is not verified without the certificate of who signed it", async () => {
    const bare = authority.stamp(DATA, "-sha256");
    const reason = "it does not hold the certificate of who signed it";
    expect(await verify(bare)).toEqual(untrusted(reason));
  });

  it("must stamp a SHA-256, which is what pages show", async () => {
    const reason = "it stamps another hash than a SHA-256";
    expect(await verify(authority.stamp(DATA, "-sha512", "-cert"))).toEqual({
      state: "broken",
      reason,
    });
  });

  it("is a granted reply, and the reason is given where it is refused or none", async () => {
    const broken = (reason: string) => ({ state: "broken", reason });
    const none = "it is no reply of a time-stamping authority (RFC 3161)";
    expect(await verify(Buffer.from("garbage"))).toEqual(broken(none));
    expect(await verify(Buffer.alloc(0))).toEqual(broken(none));
    expect(await verify(Buffer.concat([stamp, Buffer.of(0)]))).toEqual(broken(none));
    expect(await verify(stamp.subarray(0, -1))).toEqual(broken(none));
    const bare = await verify(authority.token(stamp));
    expect(bare.state === "broken" && bare.reason).toContain("but a bare token: `openssl ts");
    const refused = authority.stamp(DATA, "-sha256", "-cert", "-tspolicy", "1.9.9");
    expect(await verify(refused)).toEqual(
      broken("the authority granted no time stamp: it does not know the policy"),
    );
  });

  it("has a signature over its time, by the certificate that the signature names", async () => {
    const broken = (reason: string) => ({ state: "broken", reason });
    const text = stamp.toString("latin1");
    const time = text.search(/20\d{12}Z/u);
    const changed = (at: number) =>
      Buffer.from(stamp.map((byte, index) => (index === at ? byte ^ 1 : byte)));
    const reason = "its signature does not hold, or is of a kind that is unknown here";
    expect(await verify(changed(time + 13))).toEqual(broken(reason));
    expect(await verify(changed(stamp.length - 1))).toEqual(broken(reason));
    const unnamed = authority.forge(stamp, "tsa", { named: false });
    expect(await verify(unnamed)).toEqual(broken("its signature names another certificate"));
  });

  it("says nothing else after a change of what is signed, wherever it is changed", async () => {
    const before = await verify(stamp);
    for (let at = 0; at < stamp.length; at += 11) {
      const after = await verify(stamp.map((byte, index) => (index === at ? byte ^ 1 : byte)));
      // Certificates above the signer and repeated names of algorithms are not signed.
      if (after.state === "verified") expect(after).toEqual(before);
    }
  });

  it("answers a query of ours, with its nonce", () => {
    const nonce = "4000000000000000000000000000abcd";
    const token = parseTimeReply(authority.reply(printTimeQuery(sha256(DATA), nonce)));
    expect(token).toMatchObject({ imprint: sha256(DATA), nonce });
  });
});

describe("a file of certificates", () => {
  it("is refused when it holds none, or one that cannot be read", () => {
    expect(parseCertificates("hello")).toEqual(new Rejected("it holds no certificate in PEM"));
    const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    expect(parseCertificates(pem)).toEqual(
      new Rejected("certificate 1 of the file cannot be read"),
    );
  });
});
