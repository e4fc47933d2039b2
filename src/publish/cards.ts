/** Publishes a card for the archive, every platform and every provision; only new ones are drawn. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { type Card, cardsOf } from "#views/cards.ts";
import type { Site } from "#views/site.ts";
import { MadeCache } from "./made-cache.ts";
import { drawCard } from "./card-drawing.ts";

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

/** Writes the cards into the built site `out`. `cache` is where pictures are kept between builds. */
export async function publishCards(
  site: Site,
  out: string,
  progress: Progress,
  cache = CACHE,
): Promise<CardCounts> {
  const cards = [...cardsOf(site)];
  const { accent } = site.archive.content.settings;
  const renderer = rendererHash(accent);
  const known = new MadeCache(cache, "png");
  let drawn = 0;
  progress.stage("drawing cards", cards.length);
  const publish = async ({ face, href }: Card): Promise<void> => {
    const key = sha256(`${renderer}\n${JSON.stringify(face)}`);
    let png = known.read(key);
    if (png === undefined) {
      png = await sharp(Buffer.from(drawCard(face, accent)))
        .png(PNG)
        .toBuffer();
      known.write(key, png);
      drawn++;
    }
    writeInto(join(out, href.slice(site.urls.base.length)), png);
    progress.advance();
  };
  for (let index = 0; index < cards.length; index += TOGETHER) {
    await Promise.all(cards.slice(index, index + TOGETHER).map(publish));
  }
  return { drawn, reused: cards.length - drawn };
}

function writeInto(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
