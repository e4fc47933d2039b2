/** Publishes a card for the archive, every platform and every provision; only new ones are drawn. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { inParallel } from "#base/in-parallel.ts";
import type { Progress } from "#base/progress.ts";
import { type Card, type CardFace, cardsOf } from "#views/cards.ts";
import type { Site } from "#views/site.ts";
import { MadeCache } from "./made-cache.ts";
import { drawCard } from "./card-drawing.ts";
import { writeAt } from "./write.ts";

export interface CardCounts {
  readonly drawn: number;
  /** Taken from the pictures that were drawn before. */
  readonly reused: number;
}

const PROJECT = join(import.meta.dirname, "../..");
const CACHE = join(PROJECT, ".cache/cards");
const PNG = { palette: true, colours: 16, dither: 0, effort: 10, compressionLevel: 9 } as const;
/** Pictures that are drawn at once. */
const TOGETHER = 8;

/** The hash of everything but a card's face that decides the bytes of its picture. */
function rendererHash(accent: string): Sha256 {
  const files = [
    "src/publish/card-drawing.ts",
    "src/publish/typesetter.ts",
    "public/favicon.svg",
    "node_modules/fontkit/package.json",
    "node_modules/@fontsource/ibm-plex-sans/package.json",
    "node_modules/@fontsource/source-serif-4/package.json",
  ].map((file) => `${file} ${sha256(readFileSync(join(PROJECT, file)))}`);
  return sha256([...files, JSON.stringify([PNG, sharp.versions, accent])].join("\n"));
}

/** A card with the hash of all that decides the bytes of its picture. */
function* keyedCards(site: Site): Generator<Card & { readonly key: Sha256 }> {
  const renderer = rendererHash(site.archive.content.settings.accent);
  for (const card of cardsOf(site))
    yield { ...card, key: sha256(`${renderer}\n${JSON.stringify(card.face)}`) };
}

/**
 * Draws the cards that were not drawn before, beside whatever else is done. Returns how many.
 * @param cache where pictures are kept between builds
 */
export async function drawCards(site: Site, cache = CACHE): Promise<number> {
  const { accent } = site.archive.content.settings;
  const known = new MadeCache(cache, "png");
  const due = [...keyedCards(site)].filter(({ key }) => known.read(key) === undefined);
  await inParallel(due, TOGETHER, async ({ face, key }) =>
    known.write(key, await picture(face, accent)),
  );
  return due.length;
}

const picture = (face: CardFace, accent: string): Promise<Buffer> =>
  sharp(Buffer.from(drawCard(face, accent)))
    .png(PNG)
    .toBuffer();

/** Writes the cards into the built site `out`, once they are drawn. */
export async function publishCards(
  site: Site,
  out: string,
  progress: Progress,
  cache = CACHE,
  drawing = drawCards(site, cache),
): Promise<CardCounts> {
  const cards = [...keyedCards(site)];
  progress.stage("drawing cards", cards.length);
  const drawn = await drawing;
  const { accent } = site.archive.content.settings;
  const known = new MadeCache(cache, "png");
  for (const { face, href, key } of cards) {
    const png = known.read(key) ?? (await picture(face, accent));
    writeAt(join(out, href.slice(site.urls.base.length)), png);
    progress.advance();
  }
  return { drawn, reused: cards.length - drawn };
}
