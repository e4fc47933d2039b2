/** A time-stamping authority of our own, made with openssl: certificates, tokens, an HTTP server. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "./folders.ts";

const OPENSSL = "openssl";
/** In CI it is there, or the suites fail. */
export const hasOpenssl =
  process.env["CI"] !== undefined || spawnSync(OPENSSL, ["version"]).error === undefined;

/** Runs openssl in a folder. @throws Error with what it said when it fails. */
function openssl(folder: string, ...args: string[]): string {
  const { status, stderr, stdout } = spawnSync(OPENSSL, args, { cwd: folder });
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}: ${stderr.toString()}`);
  return stdout.toString();
}

const KEYS = { ec: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], rsa: ["rsa:2048"] } as const;

interface Naming {
  /** Whose key signs it. */
  readonly by?: string;
  readonly key?: keyof typeof KEYS;
  readonly name?: string;
}

const STAMPS = "extendedKeyUsage=critical,timeStamping";

export class TimeAuthority {
  readonly folder = temporaryFolder();

  /** A root, an authority below it, and below that the certificate that signs time stamps. */
  constructor() {
    const common = ["-days", "3650", "-config", "names.cnf"];
    writeFiles(this.folder, {
      "names.cnf": "[req]\ndistinguished_name=dn\n[dn]\n",
      serial: "01\n",
      "tsa.cnf": `[tsa]\ndefault_tsa=t\n[t]\nserial=${this.folder}/serial\nsigner_cert=${this.folder}/tsa.pem\ncerts=${this.folder}/middle.pem\nsigner_key=${this.folder}/tsa.key\ndefault_policy=1.2.3.4.1\ndigests=sha256,sha512\nsigner_digest=sha256\ness_cert_id_alg=sha256\n`,
    });
    const root = ["-subj", "/O=Test Trust/CN=Test Root", "-keyout", "root.key", "-out", "root.pem"];
    const ca = ["-addext", "basicConstraints=critical,CA:TRUE"];
    openssl(
      this.folder,
      "req",
      "-x509",
      "-nodes",
      "-newkey",
      ...KEYS.ec,
      ...common,
      ...root,
      ...ca,
    );
    this.certify("middle", "basicConstraints=critical,CA:TRUE,pathlen:0", { by: "root" });
    this.certify("tsa", `basicConstraints=CA:FALSE\n${STAMPS}`, {
      name: "Test Stamps",
      key: "rsa",
    });
  }

  /** Makes a key and a certificate `<file>.pem` with these extensions. */
  certify(
    file: string,
    extensions: string,
    { by = "middle", key = "ec", name = file }: Naming = {},
  ): void {
    writeFiles(this.folder, { [`${file}.ext`]: `${extensions}\nsubjectKeyIdentifier=hash\n` });
    const subject = ["-subj", `/O=Test Trust/CN=${name}`, "-config", "names.cnf"];
    const made = ["-keyout", `${file}.key`, "-out", `${file}.csr`];
    openssl(this.folder, "req", "-nodes", "-newkey", ...KEYS[key], ...subject, ...made);
    const signer = ["-CA", `${by}.pem`, "-CAkey", `${by}.key`, "-CAcreateserial"];
    const given = ["-in", `${file}.csr`, "-extfile", `${file}.ext`, "-days", "3650"];
    openssl(this.folder, "x509", "-req", ...given, ...signer, "-out", `${file}.pem`);
  }

  /** A certificate that was made. */
  pem(file: string): string {
    return readFileSync(join(this.folder, `${file}.pem`), "utf8");
  }

  get root(): string {
    return this.pem("root");
  }

  /** The reply to a query in DER. */
  reply(query: Uint8Array): Buffer {
    writeFiles(this.folder, { query });
    const config = ["-config", "tsa.cnf", "-section", "t"];
    openssl(this.folder, "ts", "-reply", ...config, "-queryfile", "query", "-out", "reply");
    return readFileSync(join(this.folder, "reply"));
  }

  /** A time stamp of bytes, as `openssl ts` asks for it. */
  stamp(data: Uint8Array | string, ...options: string[]): Buffer {
    writeFiles(this.folder, { data });
    const asked = options.length > 0 ? options : ["-sha256", "-cert"];
    openssl(this.folder, "ts", "-query", "-data", "data", ...asked, "-out", "asked");
    return this.reply(readFileSync(join(this.folder, "asked")));
  }

  /** The token alone, out of its reply. */
  token(reply: Uint8Array): Buffer {
    writeFiles(this.folder, { reply });
    openssl(this.folder, "ts", "-reply", "-in", "reply", "-token_out", "-out", "token");
    return readFileSync(join(this.folder, "token"));
  }

  /** A stamp signed anew with another certificate, after an edit of what is signed. */
  forge(reply: Uint8Array, certificate: string, forgery: Forgery = {}): Buffer {
    const { edit, held = ["middle"], named = true } = forgery;
    this.token(reply);
    const read = ["-verify", "-noverify", "-inform", "DER", "-in", "token", "-binary"];
    openssl(this.folder, "cms", ...read, "-out", "info");
    const info = readFileSync(join(this.folder, "info"));
    writeFiles(this.folder, {
      info: edit?.(info) ?? info,
      held: held.map((each) => this.pem(each)).join(""),
    });
    const signer = ["-signer", `${certificate}.pem`, "-inkey", `${certificate}.key`];
    const type = ["-econtent_type", "id-smime-ct-TSTInfo", "-md", "sha256", "-outform", "DER"];
    const given = ["-binary", "-nodetach", "-in", "info", "-certfile", "held"];
    const name = named ? ["-cades"] : [];
    openssl(this.folder, "cms", "-sign", ...given, ...signer, ...name, ...type, "-out", "forged");
    openssl(this.folder, "ts", "-reply", "-token_in", "-in", "forged", "-out", "forged.tsr");
    return readFileSync(join(this.folder, "forged.tsr"));
  }
}

interface Forgery {
  readonly edit?: (signed: Buffer) => Buffer;
  /** The certificates that the token holds besides. */
  readonly held?: readonly string[];
  /** Whether the signature names its certificate by hash. */
  readonly named?: boolean;
}

/** What a server answers to a query. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: Uint8Array | string;
}

/** Serves on the loopback; without an answer it never replies. */
export async function serveAuthority(
  answer: (query: Buffer) => Answer | undefined,
): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const given = answer(Buffer.concat(parts));
      if (given === undefined) return;
      const { body, status = 200, type = "application/timestamp-reply" } = given;
      response.writeHead(status, { "content-type": type }).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
