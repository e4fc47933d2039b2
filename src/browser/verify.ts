/** The verify page: which file is this, and does the chain of a record hold. */
import type { IdPrefix } from "#base/ids.ts";
import "./copy.ts";
import { startChain } from "./verify-chain-form.ts";
import { startFiles } from "./verify-files.ts";
import { siteAt } from "./verify-site.ts";

const { base, digits, key, prefix, test, witnesses } =
  document.querySelector<HTMLElement>("#checks")!.dataset;
const facts = {
  base: base!,
  prefix: prefix as IdPrefix,
  digits: Number(digits),
  key,
  isTestKey: test !== undefined,
  witnesses: witnesses === undefined ? [] : witnesses.split(" "),
};

startFiles({ site: siteAt(facts.base), base: facts.base, digits: facts.digits });
startChain(facts);
