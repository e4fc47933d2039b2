/**
 * What compiled templates call to make markup, in place of the functions of the same names in
 * `astro/compiler-runtime`. Astro makes an object of every element with a hole in it and renders
 * the tree of them afterwards, since any part may have to be waited for. Here nearly nothing has to
 * be, so a template becomes text as soon as its parts are known, and only one that waits, or that
 * holds something else than text and templates, is left to Astro. The markup is the same.
 */
import type { SSRResult } from "astro";
import * as astro from "astro/runtime/server/index.js";
import { renderAllHeadContent } from "astro/runtime/server/render/head.js";

export * from "astro/runtime/compiler/index.js";

type Props = Record<string, unknown>;
type HTMLString = InstanceType<typeof astro.HTMLString>;
type Slot = (result: SSRResult) => unknown;
type Slots = Readonly<Record<string, Slot>>;
export type Eager = (result: SSRResult, props: Props, slots: Slots) => unknown;

/** A component as Astro calls it, with what makes its text at once. */
interface Component {
  readonly eager?: Eager;
}

const NOTHING = new astro.HTMLString("");

/** The text of a value between elements; undefined where Astro has to say what it is. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return astro.escapeHTML(value);
  if (!value && value !== 0) return "";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return textOfAll(value);
  return isPlainMarkup(value) ? value.toString() : undefined;
}

/** Markup that carries nothing to be done with it, as the text of a slot does. */
const isPlainMarkup = (value: unknown): value is HTMLString =>
  typeof value === "object" && Object.getPrototypeOf(value) === astro.HTMLString.prototype;

function textOfAll(values: readonly unknown[]): string | undefined {
  let all = "";
  for (const value of values) {
    const text = textOf(value);
    if (text === undefined) return undefined;
    all += text;
  }
  return all;
}

/** The tag of every template. */
export function render(parts: TemplateStringsArray, ...values: readonly unknown[]): unknown {
  let html = parts[0]!;
  for (let index = 0; index < values.length; index++) {
    const text = textOf(values[index]);
    if (text === undefined) return later(parts, values);
    html += text + parts[index + 1]!;
  }
  return new astro.HTMLString(html);
}

/** A template with a part that has to be waited for, or that Astro has to make text of. */
function later(parts: TemplateStringsArray, values: readonly unknown[]): unknown {
  if (!values.some(waits)) return astro.renderTemplate(parts, ...values);
  return settled(values).then((all) => render(parts, ...all));
}

const waits = (value: unknown): boolean =>
  value instanceof Promise || (Array.isArray(value) && value.some(waits));

const settled = (values: readonly unknown[]): Promise<unknown[]> =>
  Promise.all(values.map((value) => (Array.isArray(value) ? settled(value) : value)));

/** Names of attributes for which none of Astro's special cases holds. */
const PLAIN = new Set(["aria-label", "class", "content", "datetime", "href", "id", "lang", "rel"]);
/** What is not printed as it is; an empty value is not printed at all. */
const ESCAPED = /[&"]|^$/u;

/** An attribute with its name, where a template computes its value. */
export const addAttribute = (value: unknown, name: string, ...more: never[]): unknown =>
  typeof value === "string" && PLAIN.has(name) && !ESCAPED.test(value)
    ? new astro.HTMLString(` ${name}="${value}"`)
    : astro.addAttribute(value, name, ...more);

/** A component, called by Astro for the page itself and by {@link renderComponent} for its parts. */
export function createComponent(eager: Eager, module?: string, propagation?: never): unknown {
  const whole = (result: SSRResult, props: Props, slots: Slots) =>
    templateOf(eager(result, props, slots));
  return Object.assign(astro.createComponent(whole as never, module, propagation), { eager });
}

/** What Astro expects of a page. */
function templateOf(made: unknown): unknown {
  if (made instanceof Promise) return made.then(templateOf);
  return astro.isHTMLString(made) ? astro.renderTemplate(WHOLE, made) : made;
}

const WHOLE = Object.assign(["", ""], { raw: ["", ""] });

export function renderComponent(
  result: SSRResult,
  name: string,
  component: Component | typeof astro.Fragment | string,
  props: Props,
  slots: Slots = {},
): unknown {
  if (component === astro.Fragment) return slots["default"]?.(result);
  if (typeof component === "string") return renderElement(result, component, props, slots);
  const { eager } = component;
  return eager === undefined || "class:list" in props
    ? astro.renderComponent(result, name, component, props, slots as never)
    : eager(result, props, slots);
}

/** An element whose name the template computes, as `const Tag = "h2"`. */
function renderElement(result: SSRResult, tag: string, props: Props, slots: Slots): unknown {
  const { "class:list": list, ...others } = props;
  const inside = slots["default"]?.(result);
  const text = textOf(inside);
  if (!HEADING.test(tag) || "class" in others || Object.keys(slots).length !== 1 || !text) {
    const made = { ...slots, default: () => inside };
    return astro.renderComponent(result, tag, tag, props, made as never);
  }
  const attributes = astro.spreadAttributes({ ...others, "class:list": list }).toString();
  return new astro.HTMLString(`<${tag}${attributes}>${text}</${tag}>`);
}

/** Names for which none of Astro's special cases holds. */
const HEADING = /^h[1-6]$/u;

export const renderSlot = (result: SSRResult, slot: Slot | undefined, fallback?: Slot): unknown =>
  (slot ?? fallback)?.(result);

/** Every page has a head of its own, so nothing has to be put before its first element. */
export const maybeRenderHead = () => NOTHING;

export const renderHead = (result: SSRResult): unknown => renderAllHeadContent(result);

/** The elements of scripts by their ID; the same on every page of a build. */
const scripts = new Map<string, string>();

/** A script, once on a page. */
export function renderScript(result: SSRResult, id: string): unknown {
  const known = scripts.get(id);
  if (known !== undefined) return scriptOnce(result, id, known);
  return astro.renderScript(result, id).then((instruction) => {
    const { content } = instruction as unknown as { content: string };
    scripts.set(id, content);
    return scriptOnce(result, id, content);
  });
}

function scriptOnce(result: SSRResult, id: string, content: string): unknown {
  // oxlint-disable-next-line no-underscore-dangle -- Astro's name
  const { renderedScripts } = result._metadata;
  if (renderedScripts.has(id)) return NOTHING;
  renderedScripts.add(id);
  return new astro.HTMLString(content);
}
