/** The McGill Guide, 6.18: what a citation says, word for word. Italics are between asterisks. */
import { describeStyle } from "./describe-style.ts";

describeStyle("mcgill", {
  "a provision":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "a stated date":
    "Microsoft, “Microsoft Privacy Statement” (dated 5 March 2026; captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "no author":
    "“Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "no section":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026), online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "no address at the source":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://archive.example/record/CA-P-000157/v/3/> (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "a Wayback link":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] [https://web.archive.org/web/20260427235526/https://privacy.example/statement] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "several captures":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026; same text last captured 30 June 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "several captures on one day":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "several sources":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…, 0f83bc12d1a5…).",
  "an extracted form":
    "Microsoft, “Microsoft Privacy Statement” (captured as extracted text 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "a title in German":
    "Nordlicht Mobil GmbH, “Allgemeine Geschäftsbedingungen” (captured 27 April 2026) under “9. Änderungen des „Vertrags“”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  withdrawn:
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…) [withdrawn 1 October 2026].",
  corrected:
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…) [corrected by CA-P-000157 v4, 1 October 2026].",
  retracted:
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026) under “How we use personal data”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…) [retracted by CA-P-000157 v4, 1 October 2026].",
  "stops, questions and quotations":
    "Fitloom, Inc., “What is ‘Personal Data’?” (captured 27 April 2026) under “Users’ ‘content’”, online: <https://privacy.example/statement> [https://archive.example/record/CA-P-000157/v/3/] (CA-P-000157 v3, SHA-256 a67035af599d…).",
  "a version of a document":
    "Microsoft, “Microsoft Privacy Statement” (captured 27 April 2026), online: <https://privacy.example/statement> [https://archive.example/record/CA-D-00018/v/7/] (CA-D-00018 v7, SHA-256 a67035af599d…).",
  "two versions compared":
    "Microsoft, “Microsoft Privacy Statement” (captured 1 September 2025), online: <https://privacy.example/statement> [https://archive.example/record/CA-D-00018/v/6/] (CA-D-00018 v6, SHA-256 0f83bc12d1a5…), compared with Microsoft, “Microsoft Privacy Statement” (dated 1 April 2026; captured 27 April 2026), online: <https://privacy.example/statement> [https://archive.example/record/CA-D-00018/v/7/] (CA-D-00018 v7, SHA-256 a67035af599d…) (comparison online: <https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7>).",
});
