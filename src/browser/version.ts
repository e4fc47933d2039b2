/** The page of a version. */
import { revealTarget } from "./reveal.ts";

revealTarget();
globalThis.addEventListener("hashchange", revealTarget);
