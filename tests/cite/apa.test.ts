/** The Publication Manual of the APA, 10.16: what a citation says, word for word. Italics are between asterisks. */
import { describeStyle } from "./describe-style.ts";

describeStyle("apa", {
  "a provision":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "a stated date":
    "Microsoft. (2026, March 5). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "no author":
    "*Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. (n.d.). The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "no section":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "no address at the source":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/",
  "a Wayback link":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement and copy at https://web.archive.org/web/20260427235526/https://privacy.example/statement)",
  "several captures":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; same text last captured June 30, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "several captures on one day":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "several sources":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…, 0f83bc12d1a5…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "an extracted form":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured as extracted text April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "a title in German":
    "Nordlicht Mobil GmbH. (n.d.). *Allgemeine Geschäftsbedingungen* (CA-P-000157 v3, “9. Änderungen des „Vertrags“”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  withdrawn:
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement) [withdrawn October 1, 2026]",
  corrected:
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement) [corrected by CA-P-000157 v4, October 1, 2026]",
  retracted:
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-P-000157 v3, “How we use personal data”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement) [retracted by CA-P-000157 v4, October 1, 2026]",
  "stops, questions and quotations":
    "Fitloom, Inc. (n.d.). *What is ‘Personal Data’?* (CA-P-000157 v3, “Users’ ‘content’”) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-P-000157/v/3/ (Original at https://privacy.example/statement)",
  "a version of a document":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-D-00018 v7) [Captured April 27, 2026; SHA-256 a67035af599d…]. The Clause Archive. https://archive.example/record/CA-D-00018/v/7/ (Original at https://privacy.example/statement)",
  "two versions compared":
    "Microsoft. (n.d.). *Microsoft Privacy Statement* (CA-D-00018 v6, captured September 1, 2025; SHA-256 0f83bc12d1a5…, compared with CA-D-00018 v7, dated April 1, 2026; captured April 27, 2026; SHA-256 a67035af599d…) [Comparison of two versions]. The Clause Archive. https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7",
});
