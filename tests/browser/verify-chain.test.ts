/** The chain of issued records, from files as the build publishes them, whole and tampered with. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import type { Sha256 } from "#base/ids.ts";
import { SILENT } from "#base/progress.ts";
import {
  type PublishedCheckpoint,
  parsePublished,
  printCheckpoint,
  printPublished,
} from "#ledger/checkpoint.ts";
import type { SignerKey } from "#ledger/keys.ts";
import { parseProof, printProof } from "#ledger/proof.ts";
import { publishLog } from "#publish/log.ts";
import { publishRecords } from "#publish/records.ts";
import { knownFiles } from "#views/known-files.ts";
import { siteOf } from "#views/site.ts";
import { checkChain } from "#browser/verify-chain.ts";
import type { Target } from "#browser/verify-id.ts";
import type { Trust } from "#browser/verify-log-steps.ts";
import { type PublishedSite, Unread } from "#browser/verify-site.ts";
import { type ChainStep, summaryOf } from "#browser/verify-steps.ts";
import { temporaryFolder } from "../support/folders.ts";
import { copyEvidence } from "../support/made-files.ts";
import { ISSUED, appendLines, issueRecord, putCheckpoint, putNotice } from "../support/issued.ts";
import { testSigner, testWitness } from "../support/log-keys.ts";
import { unissuedSpecimen } from "../support/unissued.ts";

const TRAINING = "halden-cloud/privacy-notice/ai-training-data-use";
const LIABILITY = "quillmate/terms-of-use/liability-cap";
const RECORD: Target = { id: "MU-P-000001", number: 1 };
const FOLDER = "record/MU-P-000001/v/1/";

/** An archive with two issued records, published without its pages. */
interface Published {
  readonly root: string;
  readonly out: string;
  readonly site: PublishedSite;
  readonly files: ReadonlyMap<string, string | undefined>;
}

let key: SignerKey;
let published: Published;
let trust: Trust;
beforeAll(async () => {
  key = await testSigner("specimen.muniment.example/log");
  published = await publishedArchive(key);
  trust = { log: key.verifier, isTestKey: false, witnesses: [], older: undefined };
});

async function issuedArchive(signer: SignerKey | undefined): Promise<string> {
  const root = unissuedSpecimen();
  issueRecord(root, TRAINING, { id: "MU-P-000001" });
  await putCheckpoint(root, signer);
  issueRecord(root, LIABILITY, { id: "MU-P-000002" });
  await putCheckpoint(root, signer);
  return root;
}

async function publishedArchive(signer: SignerKey | undefined): Promise<Published> {
  return publish(await issuedArchive(signer));
}

function publish(root: string): Published {
  const archive = openArchive(root);
  const out = temporaryFolder();
  copyEvidence(archive, out);
  publishRecords(archive, out, SILENT);
  publishLog(archive, out, SILENT);
  const uses = [...knownFiles(siteOf(archive))];
  const files = new Map(uses.map(([hash, [use]]) => [hash as string, use?.file]));
  return { root, out, site: siteIn(out), files };
}

/** A folder as a site; `tampered` gives other bytes of some files, or that they are not there. */
function siteIn(out: string, tampered: Tampered = {}): PublishedSite {
  return {
    read: (path) => {
      const file = join(out, path);
      const missing = new Unread("missing", path);
      const bytes = existsSync(file) ? readFileSync(file) : undefined;
      const given =
        tampered[path] === undefined || bytes === undefined ? bytes : tampered[path](bytes);
      return Promise.resolve(given === undefined ? missing : new Uint8Array(given));
    },
  };
}
type Tampered = Readonly<Record<string, (bytes: Buffer) => Uint8Array | undefined>>;

interface Walk {
  readonly target?: Target;
  readonly tampered?: Tampered;
  readonly believed?: Partial<Trust>;
  readonly of?: Published;
}

async function walk({ target = RECORD, tampered, believed, of = published }: Walk = {}) {
  const findFile = (hash: string) => Promise.resolve(of.files.get(hash));
  const steps: ChainStep[] = [];
  const site = siteIn(of.out, tampered);
  for await (const step of checkChain(target, site, { ...trust, ...believed }, findFile))
    steps.push(step);
  return steps;
}

const named = (steps: readonly ChainStep[], state: ChainStep["state"]) =>
  steps.filter((step) => step.state === state).map(({ name }) => name);
const failing = async (options: Walk) => named(await walk(options), "fails");
const stepOf = (steps: readonly ChainStep[], name: string) =>
  steps.find((step) => step.name === name);

/** Another byte in place of one inside these words. */
const flip = (words: string) => (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(words);
  if (at < 0) throw new Error(`${words} is not there`);
  copy[at] = copy[at]! ^ 1;
  return copy;
};
const flipAt = (at: number) => (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};
const gone = () => undefined;

describe("a chain that holds", () => {
  it("leads from the quotation to the signature, and says which link needs the extractor", async () => {
    const steps = await walk();
    expect(named(steps, "fails")).toEqual([]);
    expect(named(steps, "unchecked")).toEqual(["extraction"]);
    expect(steps.map(({ name }) => name)).toEqual([
      "quotation",
      "text",
      "extraction",
      "bytes",
      "capture",
      "record",
      "entry",
      "proof",
      "leaf",
      "way",
      "root",
      "origin",
      "signature",
      "newest",
    ]);
    expect(summaryOf(steps)).toEqual({
      state: "unchecked",
      text: "13 of 14 steps were checked, and they hold. Not checked here: The text comes from the captured bytes.",
    });
  });

  it("leads from a version of a document to the same log", async () => {
    const steps = await walk({ target: { id: "MU-D-00001", number: 2 } });
    expect(named(steps, "fails")).toEqual([]);
    expect(steps.map(({ name }) => name).slice(0, 3)).toEqual(["text", "extraction", "entry"]);
  });

  it("shows every hash on the way to the root", async () => {
    const steps = await walk();
    const proof = parseProof(readFileSync(join(published.out, `${FOLDER}proof`)));
    const way = stepOf(steps, "way")!.values;
    expect(way).toHaveLength("hashes" in proof ? proof.hashes.length * 2 : 0);
    const root = stepOf(steps, "root")!.values[0]!;
    expect(way.at(-1)!.text).toBe(root.text);
  });
});

describe("one byte changed", () => {
  it.each([
    [
      "in the quotation of the record",
      `${FOLDER}record.json`,
      flip("We use service telemetry"),
      ["quotation", "record", "entry"],
    ],
    [
      "in the analysis of the record",
      `${FOLDER}record.json`,
      flip("severityReason"),
      ["record", "entry"],
    ],
    ["in the text", `${FOLDER}text.txt`, flipAt(5), ["text"]],
    [
      "in the quoted words of the text",
      `${FOLDER}text.txt`,
      flip("We use service telemetry"),
      ["quotation", "text"],
    ],
  ])("%s breaks the chain there", async (_, path, change, broken) => {
    expect(await failing({ tampered: { [path]: change } })).toEqual(broken);
  });

  it("in the captured bytes breaks the chain there", async () => {
    const record = JSON.parse(
      readFileSync(join(published.out, `${FOLDER}record.json`), "utf8"),
    ) as {
      evidence: { capture: { sources: { sha256: Sha256 }[] } };
    };
    const path = published.files.get(record.evidence.capture.sources[0]!.sha256)!;
    expect(await failing({ tampered: { [path]: flipAt(50) } })).toEqual(["bytes"]);
  });

  it("in the ledger's line breaks the chain there, and above it", async () => {
    const [bundle] = entryFiles();
    expect(await failing({ tampered: { [bundle!]: flip('"MU-P-000001"') } })).toEqual([
      "entry",
      "root",
    ]);
  });

  it("in the proof breaks the chain at the root", async () => {
    const proofOf = (change: (hash: Uint8Array) => void) => (bytes: Buffer) => {
      const proof = parseProof(bytes);
      if (!("hashes" in proof)) throw new Error(proof.reason);
      change(proof.hashes[0]!);
      return Buffer.from(printProof(proof));
    };
    const tampered = { [`${FOLDER}proof`]: proofOf((hash) => (hash[0]! ^= 1)) };
    expect(await failing({ tampered })).toEqual(["root"]);
    expect(await failing({ tampered: { [`${FOLDER}proof`]: flip("tlog-proof") } })).toEqual([
      "proof",
    ]);
  });

  it("in the root of the proof's checkpoint breaks root, signature and what follows", async () => {
    const tampered = { [`${FOLDER}proof`]: checkpointOf((each) => (each.root[3]! ^= 1)) };
    expect(await failing({ tampered })).toEqual(["root", "signature", "newest"]);
  });

  it("in the newest checkpoint shows that the log is another", async () => {
    const changed = (bytes: Buffer) => {
      const checkpoint = parsePublished(bytes) as PublishedCheckpoint;
      checkpoint.root[0]! ^= 1;
      return Buffer.from(printPublished(checkpoint));
    };
    expect(await failing({ tampered: { "log/checkpoint": changed } })).toEqual(["newest"]);
  });
});

const entryFiles = () => {
  const size = readFileSync(join(published.out, "log/checkpoint"), "utf8").split("\n")[1];
  return [`log/tile/entries/000.p/${size}`];
};

const checkpointOf = (change: (checkpoint: PublishedCheckpoint) => void) => (bytes: Buffer) => {
  const proof = parseProof(bytes);
  if (!("hashes" in proof)) throw new Error(proof.reason);
  change(proof.checkpoint);
  return Buffer.from(printProof(proof));
};

describe("other files in their place", () => {
  it("another record is not taken for this one", async () => {
    const other = () => readFileSync(join(published.out, "record/MU-P-000002/v/1/record.json"));
    const broken = await failing({ tampered: { [`${FOLDER}record.json`]: other } });
    expect(broken).toContain("record");
    expect(broken).toContain("entry");
  });

  it("the proof of another record is not taken for this one's", async () => {
    const other = () => readFileSync(join(published.out, "record/MU-P-000002/v/1/proof"));
    expect(await failing({ tampered: { [`${FOLDER}proof`]: other } })).toEqual(["entry"]);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["no record", "{}"],
    ["half a record", '{"format":"muniment/record/1","evidence":null}'],
    ["half a surrogate pair", '{"format":"muniment/record/1","id":"\\ud800"}'],
  ])("a record.json with %s in it fails and breaks nothing else", async (_, text) => {
    const tampered = { [`${FOLDER}record.json`]: () => Buffer.from(text) };
    expect(await failing({ tampered })).toEqual(["record", "entry"]);
  });

  it("what is not there fails where no line of the ledger says why", async () => {
    const steps = await walk({ tampered: { [`${FOLDER}record.json`]: gone } });
    expect(stepOf(steps, "record")).toMatchObject({
      state: "fails",
      reason: `the site has no file /${FOLDER}record.json, and no line of the ledger says why`,
    });
  });
});

describe("what was removed by a line of the ledger", () => {
  it("is said, and counts for no fault", async () => {
    const root = await issuedArchive(key);
    const notice = putNotice(root, {
      kind: "court-order",
      reason: "By order of a court.",
      date: "2026-10-02" as never,
      by: "N. Okafor",
    });
    const discharges = [`/${FOLDER}record.json`];
    const records = ["MU-P-000001 v1"];
    const removal = {
      type: "removal",
      recorded: ISSUED,
      level: "dark",
      target: "MU-P-000001",
    } as const;
    appendLines(root, [
      { ...removal, target: removal.target as never, objects: [], records, discharges, notice },
    ]);
    await putCheckpoint(root, key);
    const steps = await walk({ of: publish(root) });
    expect(named(steps, "fails")).toEqual([]);
    expect(stepOf(steps, "record")).toMatchObject({
      state: "unchecked",
      reason: expect.stringMatching(/^removed, as line \d+ of the ledger says openly$/u) as string,
    });
    expect(stepOf(steps, "entry")!.state).toBe("holds");
  });
});

describe("whom one believes", () => {
  it("a test key's signature proves nothing, and that is said", async () => {
    expect(stepOf(await walk({ believed: { isTestKey: true } }), "signature")).toMatchObject({
      state: "unchecked",
      reason: expect.stringContaining("proves nothing") as string,
    });
  });

  it("an archive that signs nothing says so", async () => {
    const unsigned = await publishedArchive(undefined);
    const steps = await walk({ of: unsigned, believed: { log: undefined } });
    expect(named(steps, "fails")).toEqual([]);
    expect(stepOf(steps, "signature")).toMatchObject({
      state: "unchecked",
      reason: expect.stringContaining("this archive signs nothing") as string,
    });
  });

  it("another key than the one that signed is not believed", async () => {
    const other = await testSigner("specimen.muniment.example/log", 7);
    expect(await failing({ believed: { log: other.verifier } })).toEqual(["signature"]);
  });

  it("a witness that is known is named, with its time; an unknown one proves nothing", async () => {
    const witness = await testWitness();
    const proof = parseProof(readFileSync(join(published.out, `${FOLDER}proof`)));
    if (!("hashes" in proof)) throw new Error(proof.reason);
    const cosigned = await witness.cosign(printCheckpoint(proof.checkpoint), 1_790_000_000);
    const signatures = [...proof.checkpoint.signatures, cosigned];
    const bytes = Buffer.from(
      printProof({ ...proof, checkpoint: { ...proof.checkpoint, signatures } }),
    );
    const tampered = { [`${FOLDER}proof`]: () => bytes };
    const known = await walk({ tampered, believed: { witnesses: [witness.key] } });
    expect(stepOf(known, "cosignatures")).toMatchObject({
      state: "holds",
      values: [{ text: "valid, seen at 2026-09-21T14:13:20.000Z" }],
    });
    expect(stepOf(await walk({ tampered }), "cosignatures")!.state).toBe("unchecked");
  });
});

describe("an older checkpoint that the reader has", () => {
  const kept = (size: number) =>
    parsePublished(
      readFileSync(join(published.out, `log/checkpoints/${size}`)),
    ) as PublishedCheckpoint;
  const sizes = () => openArchive(published.root).checkpoints.map(({ size }) => size);
  const older = async (checkpoint: PublishedCheckpoint, target = RECORD) =>
    stepOf(await walk({ target, believed: { older: checkpoint } }), "older")!;

  it("is covered by the log, and says whether it covers the record", async () => {
    const checkpoint = kept(sizes()[0]!);
    expect(await older(checkpoint)).toMatchObject({ state: "holds" });
    expect((await older(checkpoint)).values[1]!.text).toMatch(/^yes/u);
    const later = await older(checkpoint, { id: "MU-P-000002", number: 1 });
    expect(later.state).toBe("holds");
    expect(later.values[1]!.text).toMatch(/^no/u);
  });

  it("of another history shows that the log was rewritten", async () => {
    const checkpoint = kept(sizes()[0]!);
    checkpoint.root[0]! ^= 1;
    const rewritten = { ...checkpoint, signatures: [] };
    const steps = await walk({ believed: { log: undefined, older: rewritten } });
    expect(stepOf(steps, "older")).toMatchObject({
      state: "fails",
      reason: expect.stringContaining("does not begin with its lines") as string,
    });
  });

  it("that covers more than is published shows that lines were dropped", async () => {
    const newest = kept(sizes().at(-1)!);
    const longer = { ...newest, size: newest.size + 5, signatures: [] };
    const steps = await walk({ believed: { log: undefined, older: longer } });
    expect(stepOf(steps, "older")).toMatchObject({
      state: "fails",
      reason: expect.stringContaining("the log that is published has only") as string,
    });
  });

  it("that the key did not sign is not believed", async () => {
    const forged = { ...kept(sizes()[0]!), signatures: [] };
    expect(await older(forged)).toMatchObject({
      state: "fails",
      reason: expect.stringContaining("carries no signature") as string,
    });
  });
});
