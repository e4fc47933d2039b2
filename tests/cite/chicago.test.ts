/** The Chicago Manual of Style, 14.104, as notes: what a citation says, word for word. Italics are between asterisks. */
import { describeStyle } from "./describe-style.ts";

describeStyle("chicago", {
  "a provision":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "a stated date":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” dated March 5, 2026, captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "no author":
    "“Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "no section":
    "Microsoft, “Microsoft Privacy Statement,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "no address at the source":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…).",
  "a Wayback link":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement and copy at https://web.archive.org/web/20260427235526/https://privacy.example/statement).",
  "several captures":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026 (same text last captured June 30, 2026), in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "several captures on one day":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "several sources":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…, 0f83bc12d1a5…; original at https://privacy.example/statement).",
  "an extracted form":
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured as extracted text April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "a title in German":
    "Nordlicht Mobil GmbH, “Allgemeine Geschäftsbedingungen,” under “9. Änderungen des „Vertrags“,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  withdrawn:
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement) [withdrawn October 1, 2026].",
  corrected:
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement) [corrected by CA-P-000157 v4, October 1, 2026].",
  retracted:
    "Microsoft, “Microsoft Privacy Statement,” under “How we use personal data,” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement) [retracted by CA-P-000157 v4, October 1, 2026].",
  "stops, questions and quotations":
    "Fitloom, Inc., “What is ‘Personal Data’?,” under “Users’ ‘content,’” captured April 27, 2026, in The Clause Archive, CA-P-000157 v3, https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "a version of a document":
    "Microsoft, “Microsoft Privacy Statement,” captured April 27, 2026, in The Clause Archive, CA-D-00018 v7, https://archive.example/record/CA-D-00018/v/7/ (SHA-256 a67035af599d…; original at https://privacy.example/statement).",
  "two versions compared":
    "Microsoft, “Microsoft Privacy Statement,” captured September 1, 2025, in The Clause Archive, CA-D-00018 v6, https://archive.example/record/CA-D-00018/v/6/ (SHA-256 0f83bc12d1a5…; original at https://privacy.example/statement), compared with Microsoft, “Microsoft Privacy Statement,” dated April 1, 2026, captured April 27, 2026, in The Clause Archive, CA-D-00018 v7, https://archive.example/record/CA-D-00018/v/7/ (SHA-256 a67035af599d…; original at https://privacy.example/statement) (comparison at https://archive.example/platform/microsoft/privacy/compare/?from=6&to=7).",
});
