/** OSCOLA 3.4.8: what a citation says, word for word. Italics are between asterisks. */
import { describeStyle } from "./describe-style.ts";

describeStyle("oscola", {
  "a provision":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "a stated date":
    "Microsoft, ‘Microsoft Privacy Statement’ (dated 5 March 2026; captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "no author":
    "‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "no section":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "no address at the source":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "a Wayback link":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived at <https://web.archive.org/web/20260427235526/https://privacy.example/statement> and in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "several captures":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026; same text last captured 30 June 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "several captures on one day":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "several sources":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…, 0f83bc12d1a5…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "an extracted form":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured as extracted text 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "a title in German":
    "Nordlicht Mobil GmbH, ‘Allgemeine Geschäftsbedingungen’ (captured 27 April 2026) under ‘9. Änderungen des „Vertrags“’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  withdrawn:
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________ [withdrawn 1 October 2026].",
  corrected:
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________ [corrected by CA-P-000157 v4, 1 October 2026].",
  retracted:
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) under ‘How we use personal data’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________ [retracted by CA-P-000157 v4, 1 October 2026].",
  "stops, questions and quotations":
    "Fitloom, Inc., ‘What is “Personal Data”?’ (captured 27 April 2026) under ‘Users’ “content”’ <https://privacy.example/statement> archived in *The Clause Archive*, CA-P-000157 v3 (SHA-256 a67035af599d…) <https://archive.example/record/CA-P-000157/v/3/> accessed ____________.",
  "a version of a document":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 27 April 2026) <https://privacy.example/statement> archived in *The Clause Archive*, CA-D-00018 v7 (SHA-256 a67035af599d…) <https://archive.example/record/CA-D-00018/v/7/> accessed ____________.",
  "two versions compared":
    "Microsoft, ‘Microsoft Privacy Statement’ (captured 1 September 2025) <https://privacy.example/statement> archived in *The Clause Archive*, CA-D-00018 v6 (SHA-256 0f83bc12d1a5…) <https://archive.example/record/CA-D-00018/v/6/>, compared with Microsoft, ‘Microsoft Privacy Statement’ (dated 1 April 2026; captured 27 April 2026) <https://privacy.example/statement> archived in *The Clause Archive*, CA-D-00018 v7 (SHA-256 a67035af599d…) <https://archive.example/record/CA-D-00018/v/7/>, comparison at <https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7> accessed ____________.",
});
