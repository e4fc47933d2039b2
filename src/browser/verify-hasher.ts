/** Hashes files one after another in a worker; where no worker can run, beside the page's own work. */
import type { Sha256 } from "#base/ids.ts";
import { hashFile } from "./verify-hash.ts";
import type { HashReport } from "./verify-worker.ts";

type Read = (bytes: number) => void;

/** A file's hash; undefined where it cannot be read. */
export type Hasher = (file: File, read: Read) => Promise<Sha256 | undefined>;

export function makeHasher(): Hasher {
  const worker = startWorker();
  let before: Promise<unknown> = Promise.resolve();
  return (file, read) => {
    const hashed = before.then(() =>
      (worker === undefined ? hashHere : inWorker(worker))(file, read),
    );
    before = hashed;
    return hashed;
  };
}

function startWorker(): Worker | undefined {
  try {
    return new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
  } catch {
    // Browsers give pages that were opened as files no worker.
    return undefined;
  }
}

const hashHere: Hasher = (file, read) => hashFile(file, read).catch(() => undefined);

const inWorker =
  (worker: Worker): Hasher =>
  (file, read) =>
    new Promise((resolve) => {
      const done = (hash: Sha256 | undefined | Promise<Sha256 | undefined>) => {
        worker.removeEventListener("message", heard);
        worker.removeEventListener("error", failed);
        resolve(hash);
      };
      const heard = ({ data }: MessageEvent<HashReport>) => {
        if ("read" in data) read(data.read);
        else done("hash" in data ? data.hash : undefined);
      };
      const failed = () => done(hashHere(file, read));
      worker.addEventListener("message", heard);
      worker.addEventListener("error", failed);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has none
      worker.postMessage(file);
    });
