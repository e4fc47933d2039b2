import { describe, expect, it } from "vitest";
import { swhidOfObject } from "#archive/swhid.ts";
import { documentJsonLd, provisionJsonLd, versionJsonLd } from "#views/json-ld.ts";
import { recordJsonLd } from "#views/json-ld-records.ts";
import { type Said, hasRdflib, needsRdflib, triplesOf } from "../support/triples.ts";
import { documentAt, specimen } from "./specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const NOTICE = "halden-cloud/privacy-notice" as never;
const TRAINING = "halden-cloud/privacy-notice/ai-training-data-use" as never;
const schema = (type: string) => `<http://schema.org/${type}>`;

/** Everything that is said of one thing, and of what it leads to by a property. */
function reader(jsonLd: object) {
  const triples = triplesOf(jsonLd);
  const of = (subject: string): Said => triples.get(subject)!;
  const from = (said: Said, property: string): Said[] => (said[property] ?? []).map(of);
  return { of, from, triples };
}

describe.skipIf(!hasRdflib)(needsRdflib("structured data, read as triples"), () => {
  it("says of an issued version that it is a page whose subject is a document with a quotation", () => {
    const id = specimen.archive.provisions.get(TRAINING)!.value.id as never;
    const { record } = specimen.archive.records.get(id)![0]!;
    const page = `<${ORIGIN}/record/${String(id)}/v/1/>`;
    const { from, of } = reader(recordJsonLd({ id, number: 1 }, specimen)!);
    expect(of(page)).toMatchObject({
      type: [schema("WebPage")],
      url: [page],
      identifier: [`${String(id)} v1`],
      version: ["1"],
      exampleOfWork: [`<${ORIGIN}/record/${String(id)}/>`],
      datePublished: [record!.issued],
    });
    const document = `<${ORIGIN}/record/MU-D-00001/v/4/#version>`;
    expect(of(page)["mainEntity"]).toEqual([document]);
    expect(of(document)).toMatchObject({
      type: [schema("DigitalDocument")],
      url: [`<${ORIGIN}/record/MU-D-00001/v/4/>`],
      identifier: ["MU-D-00001 v4"],
      inLanguage: ["en"],
    });
    const [quotation] = from(of(document), "hasPart");
    expect(quotation).toMatchObject({
      type: [schema("Quotation")],
      text: [record!.evidence.quotation.text],
    });
    const [text] = from(of(document), "encoding");
    expect(text).toMatchObject({
      type: [schema("MediaObject")],
      contentUrl: [`<${ORIGIN}/record/${String(id)}/v/1/text.txt>`],
      sha256: [record!.evidence.text],
    });
    const [pdf] = from(of(page), "encoding");
    expect(pdf).toMatchObject({
      contentUrl: [`<${ORIGIN}/record/${String(id)}/v/1/record.pdf>`],
      encodingFormat: ["application/pdf"],
    });
  });

  it("gives captured bytes their address, hash, length, SWHID and source", () => {
    const [capture] = documentAt(NOTICE).captures;
    const [source] = capture!.sources;
    const { from, of } = reader(versionJsonLd({ document: NOTICE, number: 1 }, specimen));
    const [media] = from(of(`<${ORIGIN}/record/MU-D-00001/v/1/#version>`), "associatedMedia");
    expect(media).toEqual({
      type: [schema("MediaObject")],
      name: [`Capture of ${capture!.at}`],
      identifier: [swhidOfObject(specimen.archive, source!.sha256)],
      contentUrl: [`<${ORIGIN}/evidence/${source!.sha256}.txt>`],
      encodingFormat: [source!.mediaType],
      contentSize: [`${source!.bytes} B`],
      sha256: [source!.sha256],
      dateCreated: [capture!.at],
      isBasedOn: [`<${source!.finalUrl ?? source!.url}>`],
      ...(source!.wayback?.resolved !== undefined && {
        archivedAt: [`<${source!.wayback.resolved}>`],
      }),
    });
  });

  it("makes versions examples of one document, whose publisher is the platform", () => {
    const document = `<${ORIGIN}/platform/halden-cloud/privacy-notice/#document>`;
    const version = reader(versionJsonLd({ document: NOTICE, number: 2 }, specimen));
    const said = version.of(`<${ORIGIN}/record/MU-D-00001/v/2/#version>`);
    expect(said["exampleOfWork"]).toEqual([document]);
    const whole = reader(documentJsonLd(NOTICE, specimen));
    expect(whole.of(document)).toMatchObject({
      type: [schema("DigitalDocument")],
      identifier: ["MU-D-00001"],
      isBasedOn: ["<https://www.haldencloud.example/legal/privacy>"],
    });
    const [publisher] = whole.from(whole.of(document), "publisher");
    expect(publisher).toMatchObject({ type: [schema("Organization")], name: ["Halden Cloud"] });
  });

  it("says nothing of the page of a provision that it does not say of the document it quotes", () => {
    const { of, triples } = reader(provisionJsonLd(TRAINING, specimen));
    const page = of(`<${ORIGIN}/platform/${TRAINING as string}/>`);
    expect(page["mainEntity"]).toEqual([`<${ORIGIN}/record/MU-D-00001/v/4/#version>`]);
    const untyped = [...triples.values()].filter(
      (said) => said["type"] === undefined && Object.keys(said).length > 0,
    );
    expect(untyped).toEqual([]);
  });
});
