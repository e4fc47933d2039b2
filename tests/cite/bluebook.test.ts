/** The Bluebook, Rule 18: what a citation says, word for word. Italics are between asterisks. */
import { describeStyle } from "./describe-style.ts";

describeStyle("bluebook", {
  "a provision":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "a stated date":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (dated Mar. 5, 2026; captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "no author":
    "*Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "no section":
    "Microsoft, *Microsoft Privacy Statement* (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "no address at the source":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…).",
  "a Wayback link":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] [https://web.archive.org/web/20260427235526/https://privacy.example/statement] (SHA-256 a67035af599d…).",
  "several captures":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026; same text last captured June 30, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "several captures on one day":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "several sources":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…, 0f83bc12d1a5…).",
  "an extracted form":
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured as extracted text Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "a title in German":
    "Nordlicht Mobil GmbH, *Allgemeine Geschäftsbedingungen*, “9. Änderungen des „Vertrags“” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  withdrawn:
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…) [withdrawn Oct. 1, 2026].",
  corrected:
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…) [corrected by CA-P-000157 v4, Oct. 1, 2026].",
  retracted:
    "Microsoft, *Microsoft Privacy Statement*, “How we use personal data” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…) [retracted by CA-P-000157 v4, Oct. 1, 2026].",
  "stops, questions and quotations":
    "Fitloom, Inc., *What is ‘Personal Data’?*, “Users’ ‘content’” (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-P-000157/v/3/] (SHA-256 a67035af599d…).",
  "a version of a document":
    "Microsoft, *Microsoft Privacy Statement* (captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-D-00018/v/7/] (SHA-256 a67035af599d…).",
  "two versions compared":
    "*Compare* Microsoft, *Microsoft Privacy Statement* (captured Sept. 1, 2025), https://privacy.example/statement [https://archive.example/record/CA-D-00018/v/6/] (SHA-256 0f83bc12d1a5…), *with* Microsoft, *Microsoft Privacy Statement* (dated Apr. 1, 2026; captured Apr. 27, 2026), https://privacy.example/statement [https://archive.example/record/CA-D-00018/v/7/] (SHA-256 a67035af599d…) (comparison at https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7).",
});
