/** Asks a time-stamping authority over HTTP (RFC 3161 §3.4). */
import { refuse } from "#base/problems.ts";

const PATIENCE = 30_000;
const REPLY_LIMIT = 1_000_000;
const REPLY_TYPE = "application/timestamp-reply";

/** The authority's reply as it came. @throws Refusal that says in words why there is none. */
export async function askAuthority(
  address: string,
  query: Uint8Array,
  patience = PATIENCE,
): Promise<Uint8Array> {
  const response = await send(address, query, patience);
  const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (response.status !== 200) return fail(address, `it answered with status ${response.status}`);
  if (type !== REPLY_TYPE)
    return fail(address, `it answered with ${type ?? "no type"}, not with ${REPLY_TYPE}`);
  const reply = await receive(address, response);
  return reply.length > REPLY_LIMIT
    ? fail(address, `its reply is over ${REPLY_LIMIT} bytes`)
    : reply;
}

async function send(address: string, query: Uint8Array, patience: number): Promise<Response> {
  try {
    return await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query", accept: REPLY_TYPE },
      body: new Uint8Array(query),
      // A redirect would turn the query into one without its body.
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
  } catch (cause) {
    return fail(address, reasonOf(cause), cause);
  }
}

/** The body, as far as a reply can be long. */
async function receive(address: string, { body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body ?? []) {
      parts.push(part);
      length += part.length;
      if (length > REPLY_LIMIT) break;
    }
  } catch (cause) {
    return fail(address, reasonOf(cause), cause);
  }
  return Buffer.concat(parts);
}

const fail = (address: string, reason: string, cause?: unknown): never =>
  refuse("time/authority", { what: `${address}: ${reason}` }, cause);

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was broken off",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host could not be looked up",
  UND_ERR_SOCKET: "the connection was broken off",
};

/** Why there was no answer; fetch wraps the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "it did not answer in time";
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? message;
}
