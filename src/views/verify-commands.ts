/** How to check with common tools what no single record can show: the log, and a whole copy. */
import { type VerifierKey, printPem } from "#ledger/keys.ts";
import type { Site } from "./site.ts";

/**
 * Verifies the newest checkpoint's signature with openssl, and leaves `checkpoint`, `log.pem`,
 * `signed.txt` and `signature.bin` in the folder.
 */
export const signatureCommand = (key: VerifierKey, { urls }: Site): string =>
  `curl -sS ${urls.absolute(urls.newestCheckpoint)} -o checkpoint
cat > log.pem <<'END'
${printPem(key).trimEnd()}
END
python3 - <<'END'
import base64
text, _, lines = open("checkpoint", encoding="utf-8", newline="").read().rpartition("\\n\\n")
signatures = [base64.b64decode(line.split(" ")[2]) for line in lines.splitlines()]
open("signed.txt", "w", encoding="utf-8", newline="").write(text + "\\n")
open("signature.bin", "wb").write(next(s[4:] for s in signatures if s[:4].hex() == "${key.id}"))
END
openssl pkeyutl -verify -pubin -inkey log.pem -rawin -in signed.txt -sigfile signature.bin`;

/** Downloads the verifier, which checks a downloaded copy of the site. */
export const verifierCommand = (sha256: string, { urls }: Site): string =>
  `curl -sS ${urls.absolute(urls.verifier)} -o verify.py
echo "${sha256}  verify.py" | sha256sum -c
python3 verify.py FOLDER`;

/** Checks every file of a copy of the site against its list. */
export const SUMS_COMMAND = "cd FOLDER\nsha256sum --check --quiet SHA256SUMS";
