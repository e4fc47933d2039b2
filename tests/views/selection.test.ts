import { expect, it } from "vitest";
import { showDay } from "#base/dates.ts";
import { selectionPage } from "#views/selection.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "./specimen.ts";

const SETTINGS = "content/archive.yaml";

it("the page of the selection tells its script which archive it is of, and when that last grew", () => {
  expect(selectionPage(specimen)).toMatchObject({
    script: {
      base: "/",
      prefix: "MU",
      archive: "https://specimen.muniment.example/",
      address: "https://specimen.muniment.example/selection/",
    },
    example: "MU-P-000001 v1",
    recorded: showDay(specimen.archive.ledger.at(-1)!.recorded),
    isCitable: true,
    publishesExhibits: true,
  });
});

it("it offers no exhibits where the archive publishes none", () => {
  const site = editedSpecimen({ [SETTINGS]: (text) => `${text}formats: [citations]\n` });
  expect(selectionPage(site)).toMatchObject({ isCitable: true, publishesExhibits: false });
});

it("it offers no citation while the archive has no address", () => {
  const site = editedSpecimen({
    [SETTINGS]: (text) => text.replace(/^origin: .*$/mu, "origin: https://archive.invalid"),
  });
  expect(selectionPage(site)).toMatchObject({ isCitable: false, publishesExhibits: false });
});
