/** The files of the search index: fetched when they are first needed, and known to be whole. */

/** A file of the index that is missing or damaged. */
export class Unreadable extends Error {
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`${file} cannot be read`, { cause });
    this.file = file;
  }
}

/** Fetches a file by its name in the folder of the index. @throws when there is none */
export type FetchFile = (name: string) => Promise<Uint8Array>;

/** What Pagefind's files begin with once they are unpacked. */
const SIGNATURE = "pagefind_dcd";

/** A packed file of Pagefind; a host may have unpacked it on the way. @throws {Unreadable} */
export const readPacked = <T>(
  fetchFile: FetchFile,
  name: string,
  parse: (bytes: Uint8Array) => T,
): Promise<T> =>
  readAs(fetchFile, name, async (bytes) =>
    parse(begins(bytes) ? body(bytes) : await unpack(bytes)),
  );

/** @throws {Unreadable} */
export const readJson = <T>(fetchFile: FetchFile, name: string): Promise<T> =>
  readAs(fetchFile, name, (bytes) => JSON.parse(textOf(bytes)) as T);

async function readAs<T>(
  fetchFile: FetchFile,
  name: string,
  parse: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  try {
    return await parse(await fetchFile(name));
  } catch (error) {
    // Whatever is wrong with it, it is not whole; its name is shown to the reader.
    throw new Unreadable(name, error);
  }
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  // What is fetched lies in memory of its own, never in shared memory.
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const unpacked = stream.pipeThrough(new DecompressionStream("gzip"));
  const whole = new Uint8Array(await new Response(unpacked).arrayBuffer());
  if (!begins(whole)) throw new Error("it does not begin as Pagefind's files do");
  return body(whole);
}

const body = (bytes: Uint8Array): Uint8Array => bytes.subarray(SIGNATURE.length);

const begins = (bytes: Uint8Array): boolean =>
  textOf(bytes.subarray(0, SIGNATURE.length)) === SIGNATURE;

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
