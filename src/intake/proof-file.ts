/** What can be said of a proof file without verifying it: that it is of its kind and about its file. */
import type { SidecarKind } from "#archive/sidecars.ts";
import type { Sha256 } from "#base/ids.ts";

/** Begins every detached proof of OpenTimestamps; version 1 and "SHA-256 of a file" follow. */
const OTS = Buffer.concat([
  Buffer.from("\0OpenTimestamps\0\0Proof\0"),
  Buffer.from("bf89e2e884e892940108", "hex"),
]);
/** Begins every ZIP file that is not empty. */
const ZIP = Buffer.from("PK\u0003\u0004");

/** Why the bytes cannot be a proof of this kind about the file with this hash. */
export function proofFileFault(
  kind: SidecarKind,
  bytes: Buffer,
  about: Sha256,
): string | undefined {
  switch (kind) {
    case "ots":
      return otsFault(bytes, about);
    case "wacz":
      return bytes.subarray(0, ZIP.length).equals(ZIP) ? undefined : "it is no WACZ (a ZIP file)";
    case "tsr":
      // It is verified instead.
      return undefined;
  }
}

function otsFault(bytes: Buffer, about: Sha256): string | undefined {
  if (!bytes.subarray(0, OTS.length).equals(OTS))
    return "it is no OpenTimestamps proof of a SHA-256";
  const digest = bytes.subarray(OTS.length, OTS.length + 32).toString("hex");
  return digest === about ? undefined : `it is about a file with the SHA-256 ${digest}`;
}
