/** Verifies the checkpoint's signature (c2sp.org/signed-note): with openssl, and with Python alone. */
import { type Check, python } from "./check.ts";
import { VERIFIER_KEY, checkpointPath } from "./paths.ts";
import type { Subject } from "./subject.ts";

/** None where nobody’s signature was verified. */
export function signatureCheck({ facts }: Subject): Check[] {
  const { log } = facts;
  if (log?.key === undefined) return [];
  const test = log.isTest
    ? [
        "The private half of this key is published, so anyone can sign with it: its signature proves nothing.",
      ]
    : [
        "Whether the key is the log’s, no command can tell: get it from elsewhere than this folder, and compare it.",
      ];
  return [
    {
      title: "The checkpoint is signed",
      words: [
        `With the key ${log.key}, Ed25519, as a signed note (c2sp.org/signed-note). Either block does; the second needs no openssl, since the one that comes with macOS may not know this kind of key.`,
        ...test,
      ],
      commands: [
        {
          on: "OpenSSL 3, prints “Signature Verified Successfully”",
          lines: opensslCommand(log.size),
        },
        { on: "Python alone, prints “signature holds”", lines: ed25519Command(log.size) },
      ],
    },
  ];
}

/** Reads the signed text, the key and its signature. */
const NOTE = (
  size: number,
): string => String.raw`text, _, lines = open("data/${checkpointPath(size)}", encoding="utf-8", newline="").read().rpartition("\n\n")
name, id, key = open("data/${VERIFIER_KEY}", encoding="utf-8").read().strip().split("+", 2)
key = base64.b64decode(key)
assert hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8] == id, "the key is not that of its ID"
text, key = text.encode() + b"\n", key[1:]
signed = [line.split(" ")[1:3] for line in lines.splitlines()]
signed = [base64.b64decode(value) for by, value in signed if by == name]
signature = next(value[4:] for value in signed if value[:4].hex() == id)`;

const opensslCommand = (size: number): string => String.raw`folder=$(mktemp -d)
python3 - "$folder" <<'END'
import base64, hashlib, pathlib, sys
${NOTE(size)}
folder = pathlib.Path(sys.argv[1])
(folder / "text").write_bytes(text)
(folder / "signature").write_bytes(signature)
(folder / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + key)
END
openssl pkeyutl -verify -pubin -keyform DER -inkey "$folder/key" -rawin -in "$folder/text" -sigfile "$folder/signature"`;

/** Ed25519 as RFC 8032, 5.1.7 verifies it, written for reading and not for speed. */
const ed25519Command = (size: number): string =>
  python(String.raw`import base64, hashlib, sys
${NOTE(size)}
p, q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
d = -121665 * pow(121666, -1, p) % p
def add(a, b):
    t = d * a[0] * b[0] * a[1] * b[1]
    return ((a[0] * b[1] + a[1] * b[0]) * pow(1 + t, -1, p) % p,
            (a[1] * b[1] + a[0] * b[0]) * pow(1 - t, -1, p) % p)
def times(n, a):
    sum = (0, 1)
    while n:
        if n & 1: sum = add(sum, a)
        n, a = n >> 1, add(a, a)
    return sum
def point(data):
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(d * y * y + 1, -1, p) % p
    x = pow(square, (p + 3) // 8, p)
    if (x * x - square) % p: x = x * pow(2, (p - 1) // 4, p) % p
    assert y < p and (x * x - square) % p == 0, "no point of the curve"
    return (x if x & 1 == sign else p - x, y)
base = point((4 * pow(5, -1, p) % p).to_bytes(32, "little"))
s = int.from_bytes(signature[32:], "little")
h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % q
holds = s < q and times(s, base) == add(point(signature[:32]), times(h, point(key)))
print("signature holds" if holds else "SIGNATURE FAILS")
sys.exit(not holds)`);
