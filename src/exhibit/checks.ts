/**
 * The checks that a README asks its reader to make, with tools that are on every machine. Commands
 * hold names, numbers and hashes of ours alone: never a captured word.
 */
import { type Check, python } from "./check.ts";
import { LEDGER_LINE, PROOF, TIME_ROOTS } from "./paths.ts";
import type { StampFacts } from "./facts.ts";
import { signatureCheck } from "./signature-check.ts";
import type { Subject } from "./subject.ts";

/** In the order of the chain, from this folder outwards. */
export const checksOf = (subject: Subject): Check[] => [
  sums(),
  hashes(subject),
  quotation(),
  ...inclusion(subject),
  ...signatureCheck(subject),
  ...subject.facts.stamps.map(timeStamp),
];

const sums = (): Check => ({
  title: "No file was damaged, lost or added",
  words: ["Each line must end in OK, and the last block must print “nothing added”."],
  commands: [
    {
      on: "Linux",
      lines: "sha256sum --check --strict tagmanifest-sha256.txt manifest-sha256.txt",
    },
    {
      on: "macOS",
      lines: "shasum -a 256 --check --strict tagmanifest-sha256.txt manifest-sha256.txt",
    },
    {
      on: "Both",
      lines: python(String.raw`import pathlib, sys
listed = {line.split("  ", 1)[1] for line in open("manifest-sha256.txt").read().splitlines()}
there = {each.as_posix() for each in pathlib.Path("data").rglob("[!.]*") if each.is_file()}
print(*sorted(there - listed) or ["nothing added"], sep="\n")
sys.exit(there != listed)`),
    },
  ],
});

/** Each file whose hash the evidence or the ledger line names, and by which expression. */
function namedFiles({ sources }: Subject): [path: string, named: string][] {
  const captured = sources.flatMap(({ path }, index): [string, string][] =>
    path === undefined ? [] : [[path, `capture["sources"][${index}]["sha256"]`]],
  );
  return [["evidence.json", `line["evidence"]`], ["text.txt", `line["text"]`], ...captured];
}

const hashes = (subject: Subject): Check => ({
  title: "The entry of the log names this evidence, and the evidence names these files",
  words: [
    "The entry holds the SHA-256 of evidence.json and of text.txt; evidence.json holds the SHA-256 of every captured file. Each line must say “equal”.",
  ],
  commands: [
    {
      lines: python(String.raw`import hashlib, json, sys
def sha256(data): return hashlib.sha256(data).hexdigest()
def read(name): return open("data/" + name, "rb").read()
line, evidence = json.loads(read("${LEDGER_LINE}")), json.loads(read("evidence.json"))
capture = evidence["capture"]
wanted = {
${namedFiles(subject)
  .map(([path, named]) => `    "${path}": ${named},`)
  .join("\n")}
}
pairs = [(name, sha256(read(name)), wanted[name]) for name in wanted]
canonical = json.dumps(capture, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
pairs += [("the text that the evidence names", evidence["text"], line["text"]),
          ("the capture's own line", sha256(canonical.encode()), evidence["captureLine"])]
for name, found, named in pairs:
    print("equal    " if found == named else "DIFFERENT", name)
sys.exit(any(found != named for _, found, named in pairs))`),
    },
  ],
});

const quotation = (): Check => ({
  title: "The words stand in the text",
  words: [
    "This prints what stands at the recorded place of text.txt. They must be the words quoted above, and “equal” must follow.",
  ],
  commands: [
    {
      lines: python(String.raw`import json, sys
text = open("data/text.txt", encoding="utf-8", newline="").read()
quotation = json.load(open("data/evidence.json", encoding="utf-8"))["quotation"]
found = text[quotation["start"]:quotation["end"]]
equal = found == quotation["text"]
sys.stdout.buffer.write((found + "\n\n" + ("equal" if equal else "DIFFERENT") + "\n").encode())
sys.exit(not equal)`),
    },
  ],
});

function inclusion({ facts }: Subject): Check[] {
  if (facts.log === undefined) return [];
  const further = facts.made.map(({ path }) => path).filter((path) => path.startsWith("log/proof"));
  return [
    {
      title: "The entry is in the log",
      words: [
        "A proof of inclusion (c2sp.org/tlog-proof, RFC 9162): the entry is hashed with the hashes of the proof, up to the root that the checkpoint names. The last line must say “reached”.",
      ],
      commands: [PROOF, ...further].map((path) => ({ lines: inclusionCommand(path) })),
    },
  ];
}

const inclusionCommand = (proof: string): string =>
  python(String.raw`import base64, hashlib, sys
def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()
head, _, note = open("data/${proof}", encoding="utf-8", newline="").read().partition("\n\n")
_, index, *path = head.split("\n")
origin, size, root = note.split("\n")[:3]
entry = open("data/${LEDGER_LINE}", "rb").read()
reached = hashlib.sha256(b"\0" + entry).digest()
place, last = int(index.split()[1]), int(size) - 1
for beside in map(base64.b64decode, path):
    if place == last or place & 1:
        while not place & 1 and place: place, last = place >> 1, last >> 1
        reached = node(beside, reached)
    else:
        reached = node(reached, beside)
    place, last = place >> 1, last >> 1
whole = open("data/log/checkpoint-%s.txt" % size, encoding="utf-8", newline="").read() == note
holds = whole and last == 0 and reached == base64.b64decode(root)
print("log", origin, "with", size, "entries")
print("its root:", root)
print("reached" if holds else "NOT REACHED")
sys.exit(not holds)`);

function timeStamp({ about, at, authority, doubt, path }: StampFacts, index: number): Check {
  const title = `A time stamp about ${about}${index === 0 ? "" : ` (${index + 1})`}`;
  const claim = `${authority} states that a file with the SHA-256 of data/${about} existed on ${at} (RFC 3161).`;
  if (doubt !== undefined) {
    const words = [
      claim,
      `The archive did not verify this stamp: ${doubt}. This shows what it says.`,
    ];
    return { title, words, commands: [{ lines: `openssl ts -reply -in data/${path} -text` }] };
  }
  return {
    title,
    words: [
      `${claim} This verifies it as of that time, against the root certificates that the operator of the archive chose; get them from the authority if you would rather not rely on that choice. It needs OpenSSL 3, and must print “Verification: OK”.`,
    ],
    commands: [
      {
        lines: `openssl ts -verify -in data/${path} -data data/${about} -CAfile data/${TIME_ROOTS} -partial_chain -attime ${Date.parse(at) / 1000}`,
      },
    ],
  };
}
