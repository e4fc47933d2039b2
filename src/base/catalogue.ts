/**
 * Every problem that a user can meet: its permanent code, why it is one, and what to do. The
 * reference page is made from this list. Codes are never reused.
 */
interface Entry {
  /** Name of the problem on the reference page. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const entries = {
  "archive/none": {
    title: "No archive here",
    why: "A folder is an archive when it holds content/archive.yaml.",
    fix: "Give the right folder with --archive, or make one with `muniment init DIR`.",
  },
  "archive/exists": {
    title: "The folder is in use",
    why: "`init` makes a new archive and never writes over something that exists.",
    fix: "Choose a folder that does not exist yet, or an empty one.",
  },
  "call/option": {
    title: "An option that cannot be used",
    why: "The command cannot be carried out as it was called.",
    fix: "Correct the option; --help explains it.",
  },
  "content/exists": {
    title: "A file that exists already",
    why: "Nothing that somebody wrote is written over.",
    fix: "Give another name, or edit that file.",
  },
  "site/foreign": {
    title: "A folder that is no built site",
    why: "A build replaces its folder as a whole; what no build made would be lost.",
    fix: "Choose another folder with --out, or empty this one.",
  },
  "system/file": {
    title: "The system refused",
    why: "A file or folder could not be read or written.",
    fix: "Check the path, permissions and free space, and run the command again.",
  },
  "archive/locked": {
    title: "Another command is writing",
    why: "Two writers at once could give one number twice.",
    fix: "Wait until that process ends. If it is gone, run the command again: a lock whose process has ended is taken over.",
  },
  "content/yaml": {
    title: "YAML that cannot be read",
    why: "Front matter and settings are YAML; nothing is guessed from text that is not.",
    fix: "Correct the line; text that holds `: ` or begins with a sign needs quotation marks.",
  },
  "content/front-matter": {
    title: "Front matter is missing or of another kind",
    why: "Facts stand in YAML between two lines `---`; other kinds of front matter can run code and are never read.",
    fix: "Begin the file with a line `---`, then YAML, then a line `---`.",
  },
  "content/unknown-field": {
    title: "Unknown field",
    why: "A field that nothing reads would be lost without notice.",
    fix: "Correct its name or take it out.",
  },
  "content/field": {
    title: "A field that does not hold what it must",
    why: "Pages show this field, or other records refer to it.",
    fix: "Correct the value.",
  },
  "content/missing-field": {
    title: "A field is missing",
    why: "Nothing stands in for it: what is not recorded is not invented.",
    fix: "Add the field.",
  },
  "content/unknown-file": {
    title: "A file that nothing reads",
    why: "What people write must appear on the site; this name or place is none that is read.",
    fix: "Move it where it belongs or remove it.",
  },
  "content/slug": {
    title: "A name that cannot be an address",
    why: "The file's name becomes part of a permanent address.",
    fix: "Use lower-case ASCII letters, digits and single hyphens, at most 60 characters.",
  },
  "content/duplicate-id": {
    title: "An ID is used twice",
    why: "An ID names one record for ever.",
    fix: "Set `id: new` in the file that was made later.",
  },
  "content/id-not-given": {
    title: "An ID that was not given by a command",
    why: "IDs are given once, by the command that records or issues; one set by hand could name two things.",
    fix: "Set `id: new`; the command writes the number in.",
  },
  "content/reference": {
    title: "A reference leads nowhere",
    why: "Every name that a file mentions must exist, or the page would have a dead link.",
    fix: "Correct the name, or add what it refers to.",
  },
  "content/selector": {
    title: "A CSS selector that cannot be read",
    why: "Selectors decide which words of a page are its terms.",
    fix: "Write a selector as in style sheets: `main .terms`.",
  },
  "content/mdx": {
    title: "MDX that is not plain enough",
    why: "MDX is compiled into a program. Only text and our own components are taken, so that building a site never runs what a content file says.",
    fix: "Take it out, or correct the markup; `<` and `{` in prose are written `&lt;` and `&#123;`.",
  },
  "snapshot/ledger-line": {
    title: "A ledger line that is not one",
    why: "The ledger is written by commands alone, one line of canonical JSON per event.",
    fix: "Restore snapshots/ledger from version control.",
  },
  "snapshot/ledger-gap": {
    title: "The ledger is not whole",
    why: "Its files are numbered without gaps, and all but the last hold 65,536 lines.",
    fix: "Restore snapshots/ledger from version control.",
  },
  "snapshot/record": {
    title: "An issued record that is not what was issued",
    why: "An issued version never changes: the ledger binds its bytes by their SHA-256.",
    fix: "Restore snapshots/records/ from version control. To change a record, edit content/ and issue a new version.",
  },
  "snapshot/notice": {
    title: "A notice that is not there",
    why: "What is withdrawn, removed or corrected says why; the ledger names that by its hash.",
    fix: "Restore snapshots/objects/ from version control.",
  },
  "snapshot/checkpoint": {
    title: "The ledger is not what a checkpoint states",
    why: "A checkpoint was published or signed over the ledger as it was. A ledger that does not begin with the same lines has lost or changed some, or two people wrote in two branches; publishing it would fork the log.",
    fix: "Restore snapshots/ from version control. Where two branches both wrote in snapshots/, keep that of the main branch and repeat what the other one did.",
  },
  "snapshot/capture-line": {
    title: "A capture's line is not what the ledger recorded",
    why: "The ledger binds every capture's line by its SHA-256.",
    fix: "Restore snapshots/captures from version control.",
  },
  "snapshot/version-number": {
    title: "Version numbers that contradict each other",
    why: "A number is given once, in order, to one text of a document.",
    fix: "Restore snapshots/ledger from version control.",
  },
  "snapshot/missing-object": {
    title: "Bytes are missing",
    why: "The ledger says that these bytes are held.",
    fix: "Restore the file from version control or a backup; its name is its SHA-256.",
  },
  "snapshot/changed-object": {
    title: "Bytes were changed",
    why: "An object's name is the SHA-256 of its bytes; these bytes have another.",
    fix: "Restore the file from version control or a backup.",
  },
  "snapshot/extra-object": {
    title: "Bytes that no record names",
    why: "What no ledger line commits is no evidence. An interrupted command leaves such files.",
    fix: "Run the command that was interrupted again, or remove the file.",
  },
  "snapshot/unfinished": {
    title: "An unfinished write",
    why: "Lines stand here that the ledger does not commit: a command was interrupted before its commit.",
    fix: "Run the command again; the next writer removes what was not committed.",
  },
  "snapshot/outline": {
    title: "An outline that does not fit its text",
    why: "The outline gives the kind of every passage of the text.",
    fix: "Restore snapshots/captures from version control.",
  },
  "text/differs": {
    title: "A text that its bytes do not give",
    why: "The same bytes and extractor must give the same text for ever.",
    fix: "Restore the objects; if they are right, the program has changed an extractor and must be corrected.",
  },
  "text/not-re-extracted": {
    title: "A text that was not derived again",
    why: "Its bytes are not held, or its extractor is not part of this program.",
    fix: "Nothing is wrong with the archive; the claim is just not made.",
  },
  "quote/absent": {
    title: "A quotation that stands nowhere",
    why: "A quotation must stand, character for character, in a captured text.",
    fix: "Copy the words from the document's text; only white space may differ.",
  },
  "quote/ambiguous": {
    title: "A quotation that stands more than once",
    why: "It must be plain which place is meant.",
    fix: "Quote more words, or add `within` with words of the passage or heading around it.",
  },
  "quote/doubtful": {
    title: "A quotation whose texts are all suspect",
    why: "Every capture of the document is a stub, an error page or the like.",
    fix: "Capture the document again, or judge a capture `whole` in content/changes.",
  },
  "intake/no-document": {
    title: "No such document",
    why: "A capture belongs to a document.",
    fix: "Make the document first: `muniment new document`.",
  },
  "intake/unreadable": {
    title: "A file cannot be read",
    why: "Nothing can be taken in from it.",
    fix: "Check its path and permissions.",
  },
  "intake/empty": {
    title: "An empty file",
    why: "It holds no words, so it is no capture of terms.",
    fix: "Capture the page again.",
  },
  "intake/too-large": {
    title: "A file too large to be terms",
    why: "Captures of more than 32 MiB are refused: no terms are that long, and the site must stay hostable.",
    fix: "Check that it is the right file.",
  },
  "intake/type": {
    title: "A file that is not what its ending says",
    why: "How a file is read depends on what it is; nothing is guessed.",
    fix: "Give the file the right ending: .html, .pdf, .md or .txt.",
  },
  "intake/encoding": {
    title: "An encoding other than UTF-8",
    why: "Reading it in a wrong encoding would change words without notice.",
    fix: "Capture the page as UTF-8. Bytes are kept as received, so they are not converted here.",
  },
  "intake/pdf": {
    title: "A PDF that cannot be read",
    why: "Its text cannot be derived.",
    fix: "Check that it opens in a PDF reader without a password.",
  },
  "intake/no-text": {
    title: "No text in the file",
    why: "A capture without words can prove nothing; scanned PDFs have pictures of words only.",
    fix: "Capture the page again, or a form of it that holds text.",
  },
  "intake/facts": {
    title: "Facts about a capture that cannot be used",
    why: "Provenance is recorded as given and never guessed.",
    fix: "Correct the line of the list, or the option.",
  },
  "intake/mismatch": {
    title: "A file that is not the one the list describes",
    why: "The list gives a SHA-256 or a size, and the file has another.",
    fix: "Find the file that was captured; do not edit captures.",
  },
  "intake/same-time": {
    title: "Another capture at the same time",
    why: "A capture is named by its document and its second; two with different bytes cannot both be right.",
    fix: "Correct --at, or the document.",
  },
  "intake/slug-taken": {
    title: "Two names make the same address",
    why: "Each platform and document needs an address of its own.",
    fix: "Rename one of them in content/ and run the command again.",
  },
  "import/source": {
    title: "A source that cannot be cloned",
    why: "An Open Terms Archive collection is a git repository: a folder, a bundle or an address.",
    fix: "Check the path or address; `git clone SOURCE` must work.",
  },
  "site/link": {
    title: "A link that leads nowhere",
    why: "Every link of the site must resolve.",
    fix: "Correct the content that names it; if no content does, it is a fault of the program.",
  },
  "site/obliged": {
    title: "A published address is missing",
    why: "The ledger obliges the site to serve it.",
    fix: "Build again from the whole archive; if it persists, it is a fault of the program.",
  },
  "serve/port": {
    title: "The port is in use",
    why: "Another program listens there.",
    fix: "Give another with --port, or 0 for any that is free.",
  },
  "site/none": {
    title: "No site here",
    why: "The folder does not hold a built site.",
    fix: "Run `muniment build` first, or name the right folder.",
  },
} satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof entries;
export const CATALOGUE: Readonly<Record<ProblemCode, Entry>> = entries;
