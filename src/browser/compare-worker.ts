/** Compares two texts beside the page, which stays usable meanwhile. */
import { type ComparedText, compareTexts } from "./compare-texts.ts";

addEventListener("message", ({ data }: MessageEvent<readonly [ComparedText, ComparedText]>) => {
  postMessage(compareTexts(...data));
});
