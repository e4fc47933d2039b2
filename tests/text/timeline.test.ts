import { describe, expect, it } from "vitest";
import { type Instant, parseInstant } from "#base/dates.ts";
import { isErrorPage } from "#text/error-page.ts";
import { type TextFacts, type Verdict, timelineOf } from "#text/timeline.ts";

const at = (day: string): Instant => parseInstant(`${day}T00:00:00Z`)!;
interface Given {
  readonly selectors?: string[];
  readonly technical?: boolean;
  readonly collection?: string;
}
/** A capture of a version on a day. */
const seen = (
  day: string,
  version: number,
  { collection, selectors, technical = false }: Given = {},
) => ({
  at: at(day),
  version,
  identity: { extractor: "html/1", select: selectors },
  collection,
  technical,
});
const whole: TextFacts = { length: 20_000, language: "en", errorPage: false };
interface Circumstances {
  readonly facts?: Readonly<Record<number, Partial<TextFacts>>>;
  readonly verdicts?: readonly Verdict[];
  readonly language?: string;
}
const draw = (
  captures: ReturnType<typeof seen>[],
  { facts = {}, verdicts = [], language = "en" }: Circumstances = {},
) => timelineOf(captures, verdicts, (version) => ({ ...whole, ...facts[version] }), language);

const versions = ({ periods }: ReturnType<typeof draw>) => periods.map(({ version }) => version);

describe("a timeline", () => {
  it("draws captures of one text that follow each other as one period", () => {
    const timeline = draw([
      seen("2024-01-01", 1),
      seen("2024-03-01", 1),
      seen("2024-05-01", 2),
      seen("2024-09-01", 1),
    ]);
    expect(timeline.periods).toEqual([
      { version: 1, captures: [0, 1] },
      { version: 2, captures: [2] },
      { version: 1, captures: [3] },
    ]);
    expect(timeline.changes).toEqual([
      { from: 0, to: 1, kind: "substantive" },
      { from: 1, to: 2, kind: "substantive" },
    ]);
  });

  it("calls a change technical where the collection says so", () => {
    const timeline = draw([seen("2024-01-01", 1), seen("2024-06-01", 2, { technical: true })]);
    expect(timeline.changes.map(({ kind }) => kind)).toEqual(["technical"]);
  });

  it("calls a change technical where another collection, or nobody, extracted the text", () => {
    const timeline = draw([
      seen("2024-01-01", 1, { collection: "one" }),
      seen("2024-06-01", 2, { collection: "one" }),
      seen("2024-09-01", 3, { collection: "other" }),
      seen("2024-12-01", 4),
    ]);
    expect(timeline.changes.map(({ kind }) => kind)).toEqual([
      "substantive",
      "technical",
      "technical",
    ]);
  });

  it("calls a change technical where the extractor's selectors changed", () => {
    const timeline = draw([
      seen("2024-01-01", 1),
      seen("2024-06-01", 2, { selectors: ["main"] }),
      seen("2024-12-01", 3, { selectors: ["main"] }),
    ]);
    expect(timeline.changes.map(({ kind }) => kind)).toEqual(["technical", "substantive"]);
  });

  it("compares a period with the capture just before it, not with the first of the period before", () => {
    const timeline = draw([
      seen("2024-01-01", 1),
      seen("2024-02-01", 1, { selectors: ["main"] }),
      seen("2024-06-01", 2, { selectors: ["main"] }),
    ]);
    expect(timeline.changes.map(({ kind }) => kind)).toEqual(["substantive"]);
  });

  it("leaves suspect captures out of periods and changes, and keeps them", () => {
    const timeline = draw(
      [seen("2024-01-01", 1), seen("2024-02-01", 2), seen("2024-06-01", 1), seen("2024-09-01", 3)],
      { facts: { 2: { errorPage: true } } },
    );
    expect(timeline.suspicions).toEqual([undefined, "error-page", undefined, undefined]);
    expect(versions(timeline)).toEqual([1, 3]);
  });

  it("is empty for a document without captures", () => {
    expect(draw([])).toEqual({ suspicions: [], periods: [], changes: [] });
  });
});

describe("a capture is suspect", () => {
  const doubts = (captures: ReturnType<typeof seen>[], circumstances?: Circumstances) =>
    draw(captures, circumstances).suspicions;

  it("when its text is a fraction of its neighbours", () => {
    const captures = [seen("2024-01-01", 1), seen("2024-06-01", 2), seen("2025-01-01", 3)];
    expect(doubts(captures, { facts: { 2: { length: 2900 } } })).toEqual([
      undefined,
      "stub",
      undefined,
    ]);
    expect(doubts(captures, { facts: { 2: { length: 5000 } } })[1]).toBeUndefined();
  });

  it("when it is first, or alone, and too short to hold terms", () => {
    const facts = { 1: { length: 150 } };
    expect(doubts([seen("2024-01-01", 1), seen("2024-06-01", 2)], { facts })[0]).toBe("stub");
    expect(doubts([seen("2024-01-01", 1)], { facts })[0]).toBe("stub");
    expect(doubts([seen("2024-01-01", 1)], { facts: { 1: { length: 900 } } })[0]).toBeUndefined();
  });

  it("when several stubs follow each other before the text is whole", () => {
    const captures = [1, 2, 3, 4].map((version) => seen(`2024-0${version}-01`, version));
    const stub = { length: 150 };
    expect(doubts(captures, { facts: { 1: stub, 2: stub, 3: stub } })).toEqual([
      "stub",
      "stub",
      "stub",
      undefined,
    ]);
  });

  it("when it is in another language, where the document's own can be told", () => {
    const captures = [seen("2024-01-01", 1), seen("2024-06-01", 2)];
    const facts = { 2: { language: "de" } };
    expect(doubts(captures, { facts })).toEqual([undefined, "other-language"]);
    expect(doubts(captures, { facts, language: "de" })).toEqual(["other-language", undefined]);
    expect(doubts(captures, { facts, language: "mt" })).toEqual([undefined, undefined]);
    expect(doubts(captures, { facts: { 2: { language: undefined } } })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("when the text before it is back within days", () => {
    const flip = [seen("2024-01-01", 1), seen("2024-02-01", 2), seen("2024-02-03", 1)];
    expect(doubts(flip)).toEqual([undefined, "flip", undefined]);
    const longer = [...flip.slice(0, 2), seen("2024-02-02", 3), seen("2024-02-04", 1)];
    expect(doubts(longer)).toEqual([undefined, "flip", "flip", undefined]);
  });

  it("not when a text returns after months: that is a change back", () => {
    const back = [seen("2024-01-01", 1), seen("2024-02-01", 2), seen("2024-08-01", 1)];
    expect(doubts(back)).toEqual([undefined, undefined, undefined]);
    expect(versions(draw(back))).toEqual([1, 2, 1]);
  });

  it("as often as it flips", () => {
    const days = ["01-01", "01-03", "01-05", "01-07", "01-09"].map((day) => `2024-${day}`);
    const captures = days.map((day, index) => seen(day, 1 + (index % 2)));
    expect(doubts(captures)).toEqual([undefined, "flip", undefined, "flip", undefined]);
  });

  it("or not, as a person judges, and the same text with it", () => {
    const facts = { 2: { errorPage: true } };
    const captures = [seen("2024-01-01", 1), seen("2024-06-01", 2), seen("2024-12-01", 2)];
    const cleared: Verdict[] = [{ at: at("2024-06-01"), is: "whole" }];
    expect(doubts(captures, { facts, verdicts: cleared })).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const said: Verdict[] = [{ at: at("2024-12-01"), is: "wall" }];
    expect(doubts(captures, { verdicts: said })).toEqual([undefined, "wall", "wall"]);
  });

  it("as a flip only where a person says so of that capture: a flip is no property of a text", () => {
    const captures = [
      seen("2024-01-01", 1),
      seen("2024-03-01", 2),
      seen("2024-06-01", 1),
      seen("2024-12-01", 2),
    ];
    const verdicts: Verdict[] = [{ at: at("2024-03-01"), is: "flip" }];
    expect(doubts(captures, { verdicts })).toEqual([undefined, "flip", undefined, undefined]);
  });

  it("not as a flip where a person found it whole", () => {
    const flip = [seen("2024-01-01", 1), seen("2024-02-01", 2), seen("2024-02-03", 1)];
    const verdicts: Verdict[] = [{ at: at("2024-02-01"), is: "whole" }];
    expect(doubts(flip, { verdicts })).toEqual([undefined, undefined, undefined]);
    expect(versions(draw(flip, { verdicts }))).toEqual([1, 2, 1]);
  });
});

describe("an error page", () => {
  it.each([
    ["404 Not Found"],
    ["Error 503", "Service temporarily unavailable"],
    ["Access to this page has been denied"],
    ["Just a moment...", "Checking your browser before accessing example.com"],
    ["Please enable JavaScript to continue"],
    ["Log in to continue"],
    ["Diese Seite wurde nicht gefunden"],
    ["Page introuvable"],
  ])("%j is told", (...passages) => {
    expect(isErrorPage(passages)).toBe(true);
  });

  it("is told where one of several pages failed", () => {
    const terms = "We keep your data for as long as we must. ".repeat(200);
    expect(isErrorPage([terms, "404 - Page not found", terms])).toBe(true);
  });

  it.each([
    ["Article 404 of the Act applies to disputes."],
    ["We may refuse service to anyone.", "You must log in to use the Service."],
    ["Our website uses cookies. You can turn them off."],
    ["Limitation of liability", "We are liable for errors only where the law says so."],
  ])("%j is none", (...passages) => {
    expect(isErrorPage(passages)).toBe(false);
  });

  it("is not told by a long passage of terms that speaks of errors", () => {
    const clause = `We do not warrant that the Service is free of errors. If the site is unavailable, something went wrong or you have been blocked, ${"you may write to us and we will look into it; ".repeat(4)}`;
    const terms = "We keep your data for as long as we must. ".repeat(100);
    expect(isErrorPage([terms, clause])).toBe(false);
  });
});
