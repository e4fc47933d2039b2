/** The button that makes an exhibit: the same bytes that a build would publish. */
import { counted } from "#base/count.ts";
import { grouped } from "#exhibit/plain.ts";
import type { ExhibitReport } from "./exhibit-worker.ts";

for (const place of document.querySelectorAll<HTMLElement>("[data-exhibit-maker]")) offer(place);

function offer(place: HTMLElement): void {
  const button = place.querySelector<HTMLButtonElement>("[data-make]")!;
  const status = place.querySelector<HTMLElement>("[data-status]")!;
  status.textContent = "";
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    status.textContent = "Fetching the published files…";
    const { textContent } = place.querySelector("[data-facts]")!;
    const worker = new Worker(new URL("./exhibit-worker.ts", import.meta.url), { type: "module" });
    const end = (said: string): void => {
      worker.terminate();
      button.disabled = false;
      status.textContent = said;
    };
    worker.addEventListener("error", () => end("The exhibit could not be made in this browser."));
    worker.addEventListener("message", ({ data }: MessageEvent<ExhibitReport>) => {
      if ("fetched" in data) status.textContent = fetchedWords(data.fetched, data.of);
      else if ("trouble" in data) end(`No exhibit was made: ${data.trouble}.`);
      else {
        show(place, data.bytes, data.sha256);
        end(`Made, ${grouped(data.bytes.byteLength)} bytes. Its name and its SHA-256:`);
      }
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has none
    worker.postMessage(JSON.parse(textContent));
  });
}

const fetchedWords = (fetched: number, of: number): string =>
  fetched < of ? `Fetched ${fetched} of ${counted(of, "file")}…` : "Putting it together…";

/** Saves the file at once, and leaves a link that saves it again. */
function show(place: HTMLElement, bytes: ArrayBuffer, sha256: string): void {
  const link = place.querySelector<HTMLAnchorElement>("[data-file]")!;
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  place.querySelector("[data-hash]")!.textContent = sha256;
  place.querySelector<HTMLElement>("[data-made]")!.hidden = false;
  link.click();
}
