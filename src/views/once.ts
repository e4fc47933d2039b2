/** Views that are made once for a site, however many pages ask. */
import type { Site } from "./site.ts";

/** The same function, remembering what it made for each site. */
export function oncePerSite<T>(make: (site: Site) => T): (site: Site) => T {
  const made = new WeakMap<Site, { readonly value: T }>();
  return (site) => {
    const before = made.get(site) ?? { value: make(site) };
    made.set(site, before);
    return before.value;
  };
}
