/** The page of a version. */
import "./cite.ts";
import "./copy.ts";
import { revealTarget } from "./reveal.ts";

revealTarget();
globalThis.addEventListener("hashchange", revealTarget);
