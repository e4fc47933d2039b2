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
  "snapshot/merge": {
    title: "Two branches both wrote in snapshots/",
    why: "The ledger is one list in one order, written on the main branch by one writer. Two histories of it cannot be merged: each gave the next numbers, and may have published a checkpoint over them.",
    fix: "Keep the main branch's snapshots/ whole (`git checkout main -- snapshots`, with the name of your main branch), take the content of the other branch, and repeat there what it captured or imported: running `add` or `import` again takes in what is new.",
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
  "record/gone": {
    title: "An issued provision whose file is gone",
    why: "What was issued is cited, and its address must answer for ever. Nothing disappears silently.",
    fix: "Restore the file, or withdraw the record with `muniment withdraw`, which says openly why.",
  },
  "record/renamed": {
    title: "An issued provision under another path",
    why: "The path is part of an address that was published; renaming the file alone would break it.",
    fix: "Use `muniment move FROM TO`, which lets the old address lead on, or restore the file's name.",
  },
  "record/reused": {
    title: "An ID given to another provision",
    why: "An ID names one record for ever; citations of it would come to mean something else.",
    fix: "Set `id: new` here, and restore the file that the ID was issued for.",
  },
  "record/correction": {
    title: "A correction of nothing",
    why: "A correction or retraction names the issued versions it is about, by number.",
    fix: "Name versions that were issued under this ID.",
  },
  "record/dated-later": {
    title: "An issued analysis dated after its issuing",
    why: "What was frozen can have been neither written nor reviewed later. The issued version cannot be mended, only corrected by another.",
    fix: "Correct the dates in its content file, state the `correction` there, and issue it again.",
  },
  "issue/branch": {
    title: "Not on the main branch",
    why: "IDs and the ledger have one writer. Issued in two branches, the same ID would be given twice and the log would fork.",
    fix: "Merge into the main branch and issue there; if it has another name, say so with --branch.",
  },
  "issue/merging": {
    title: "A merge is not finished",
    why: "What is being merged is neither of the two states that somebody reviewed.",
    fix: "Resolve what conflicts, commit, and issue then.",
  },
  "issue/key": {
    title: "A signing key that cannot be used",
    why: "All checkpoints of a log are signed with the key that archive.yaml names, or readers could not tell whose they are.",
    fix: "Give the key with --key FILE or in the environment variable MUNIMENT_KEY; `muniment key` makes one and prints what belongs into archive.yaml.",
  },
  "issue/review": {
    title: "An analysis that is not far enough to be issued",
    why: "archive.yaml says how far an analysis must be reviewed before it is issued.",
    fix: "Have it reviewed and set `review` and `reviewedBy`, or issue the others alone by naming them.",
  },
  "issue/dated-later": {
    title: "An analysis dated after the time of issuing",
    why: "What is frozen can have been neither written nor reviewed later, and an issued version cannot be mended: the wrong date would stay in it for ever.",
    fix: "Correct the date, or issue the provision when that day has come; the others can be issued alone by naming them.",
  },
  "issue/time": {
    title: "A time before what is recorded already",
    why: "The ledger is in the order in which things happened.",
    fix: "Set the clock right, or give a later time with --now.",
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
  "going/target": {
    title: "Nothing here that could go",
    why: "Only what was published goes openly: an issued record, a recorded document, bytes that are held.",
    fix: "Give an ID or a SHA-256 as the pages show it, or the path of a page.",
  },
  "going/again": {
    title: "It went before",
    why: "What was withdrawn or removed is in the ledger for good, with its reason.",
    fix: "Nothing is left to do.",
  },
  "going/words": {
    title: "Words that would stay",
    why: "A removal takes words away wherever the site shows them; what people wrote is theirs to edit.",
    fix: "Take the words out of the file, then run the command again.",
  },
  "going/unfinished": {
    title: "A removal that was interrupted",
    why: "The ledger says that words or bytes are gone, and they are still in the archive.",
    fix: "Run the same `muniment remove` again, which finishes it.",
  },
  "move/path": {
    title: "A path that cannot be moved so",
    why: "A page's path is permanent: the old one leads on for good, and no two pages share one.",
    fix: "Give the paths as the pages have them: platform, platform/document or platform/document/name.",
  },
  "move/taken": {
    title: "An address that is taken",
    why: "An address means one thing for ever, also when it only leads on.",
    fix: "Choose another name.",
  },
  "move/unfinished": {
    title: "A move that was interrupted",
    why: "The ledger says where a page is now, and content/ still has it elsewhere.",
    fix: "Run the same `muniment move` again, which finishes it; or restore the file where the ledger says.",
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
  "site/changed": {
    title: "Bytes that never change were changed",
    why: "The ledger binds these bytes by their SHA-256, or they were published before; people hold hashes of them.",
    fix: "Restore snapshots/ from version control and build again. In a published copy: publish the site again.",
  },
  "site/leads-astray": {
    title: "An address that leads nowhere",
    why: "A page that was moved, and the short address of a record, lead to where the page is now, for ever.",
    fix: "Build again from the whole archive; if it persists, it is a fault of the program.",
  },
  "site/two-meanings": {
    title: "An ID or address that means two things",
    why: "A citation names one record; its ID and address are never given to another.",
    fix: "Restore snapshots/ledger from version control, and give the later record an ID and path of its own.",
  },
  "site/forked": {
    title: "The site does not go on where the former stood",
    why: "A site's log only grows. Whoever holds a checkpoint of the former site would see that entries were dropped or changed.",
    fix: "Restore snapshots/ as it was when that site was built, the newest state you have, and build again. To build another archive, choose another folder with --out.",
  },
  "site/sums": {
    title: "A file that is not the one that was sealed",
    why: "SHA256SUMS lists every file of the site with the hash it had when the site was built.",
    fix: "Publish the site again, whole, from the folder that was built.",
  },
  "site/unanswered": {
    title: "The site did not answer",
    why: "What could not be read was not checked.",
    fix: "Check the address and the connection, and run the command again.",
  },
  "site/record": {
    title: "A record that does not hold together",
    why: "A record binds its quotation to a place in a text, and its parts by their hashes.",
    fix: "Publish the site again from the archive; if it persists, the archive's records were changed.",
  },
  "log/none": {
    title: "A site without a log",
    why: "Without a log nobody can tell whether something was taken away or rewritten; nothing was issued, or the log is gone.",
    fix: "Issue the archive with `muniment issue` and build it again.",
  },
  "log/checkpoint": {
    title: "A checkpoint that does not hold",
    why: "A checkpoint states the log's size and root; everything else is checked against it.",
    fix: "Publish the site again, whole. If that does not help, the log was rewritten: keep what you hold as evidence.",
  },
  "log/signature": {
    title: "A signature that does not hold",
    why: "The log's key signs its checkpoints, so that whoever publishes another log under its name is found out.",
    fix: "Compare the key in content/archive.yaml and at /log/vkey with the one you know; sign with it (`muniment issue --key`).",
  },
  "log/unsigned": {
    title: "A log that nobody signed",
    why: "Without a signature nothing says who made the log; that it agrees with itself was checked.",
    fix: "Nothing is wrong with the site. Its operator can sign with a key: `muniment key`.",
  },
  "log/no-earlier": {
    title: "A log seen for the first time",
    why: "Only who holds an earlier checkpoint can tell that nothing before it was rewritten.",
    fix: "Keep the newest checkpoint of the site, /log/checkpoint, for the next time; citations, exhibits and feeds hold earlier ones.",
  },
  "log/test-key": {
    title: "A key that everybody has",
    why: "Whoever has the private key can sign as the log.",
    fix: "Nothing, for a specimen. An archive of your own needs a key of its own: `muniment key`.",
  },
  "log/entry": {
    title: "An entry of the log that does not hold",
    why: "Entries and tiles give the root that the checkpoint states, or something was changed, dropped or put in another order.",
    fix: "Publish the site again, whole. If that does not help, the log was rewritten.",
  },
  "log/proof": {
    title: "A proof that does not hold",
    why: "It must lead from a record's entry to the root of a checkpoint that was published.",
    fix: "Publish the site again, whole.",
  },
  "log/rollback": {
    title: "The log is not the one that was seen before",
    why: "A log only grows. This one does not begin with the entries that the earlier checkpoint covers.",
    fix: "Keep the earlier checkpoint: with the signature under it, it shows that the log was rewritten.",
  },
  "sidecar/name": {
    title: "A proof file without a right name",
    why: "A proof file stands beside what it is about: its name is the SHA-256 of that, and its ending says how it proves.",
    fix: "Use `muniment attach FILE --to SHA256`, which names it; known are .tsr, .ots and .wacz.",
  },
  "sidecar/target": {
    title: "A proof of nothing that is held",
    why: "A proof file is about bytes that the archive holds, or about a checkpoint.",
    fix: "Name a SHA-256 that the archive holds, or `checkpoint SIZE` with a size under snapshots/checkpoints.",
  },
  "sidecar/other": {
    title: "A proof file that is none, or is about another file",
    why: "Beside a file it would be taken for a proof of it.",
    fix: "Find the proof that was made for this file, byte for byte.",
  },
  "sidecar/taken": {
    title: "Another proof stands there",
    why: "What was published under this address does not change.",
    fix: "Keep the one that is there. A later checkpoint can be stamped by another authority.",
  },
  "time/root": {
    title: "A trusted root that cannot be read",
    why: "Time stamps are held against the certificates that archive.yaml names.",
    fix: "Put the authority's root certificate, in PEM, under content/ and name it in `time.roots`.",
  },
  "time/settings": {
    title: "No authority to ask, or no root to hold it against",
    why: "A time stamp is worth what its authority is worth; which that is, the operator decides.",
    fix: "Set `time.authority` to its address and `time.roots` to its root certificate in content/archive.yaml.",
  },
  "time/nothing": {
    title: "Nothing to stamp",
    why: "A time stamp is obtained for a checkpoint, which covers everything recorded before it.",
    fix: "Write a checkpoint with `muniment issue` first.",
  },
  "time/authority": {
    title: "The time-stamping authority gave no usable answer",
    why: "Without its reply there is no proof of time; everything else stays as it is.",
    fix: "Check `time.authority` and the connection, and run `muniment stamp` again.",
  },
  "time/broken": {
    title: "A time stamp that is none of these bytes",
    why: "It is another file's, is damaged, or its signature does not hold: it proves nothing about them.",
    fix: "Restore snapshots/sidecars from version control. A new file: obtain the stamp again.",
  },
  "time/untrusted": {
    title: "A time stamp that nobody trusted vouches for",
    why: "Anyone can make a time stamp. It counts where a root that the operator configured vouches for who signed it, at that time and for that purpose.",
    fix: "Add the authority's root certificate to `time.roots` in content/archive.yaml, if it is to be trusted.",
  },
  "pdf/glyph": {
    title: "A character that no typeface has",
    why: "A PDF with a hole where a character stands would quote something else.",
    fix: "Put a typeface that has it into content/ and name it in archive.yaml (`fonts`), or leave the format out of `formats` there.",
  },
  "pdf/font": {
    title: "A typeface that cannot be read",
    why: "PDFs are set from the files that archive.yaml names, and from nothing else.",
    fix: "Put a TrueType or OpenType file of one static typeface (.ttf or .otf) there, or take it out of `fonts`.",
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
