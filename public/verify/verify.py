#!/usr/bin/env python3
"""Checks a downloaded site that was made with Muniment, or one record of it. It needs Python 3 and
nothing else; signatures are checked with the program `openssl`, where there is one.

    python3 verify.py FOLDER                  everything in the site
    python3 verify.py FOLDER MU-P-000001 3    one record: version 3 of MU-P-000001
      --since FILE    an earlier checkpoint of the log that you hold: the log must go on from it
      --vkey KEY      the key of the log (text or file), from elsewhere than the site

Not checked here: that a text was derived rightly from the captured bytes (that takes the extractor
which the record names), and that a server once sent these bytes (no program can check that).
"""
import argparse, base64, functools, hashlib, json, shutil, subprocess, sys, tempfile
from pathlib import Path
from types import SimpleNamespace

SITE = Path(".")
COUNTS = {"holds": 0, "FAILS": 0, "not checked": 0}

class Wrong(Exception):
    """Something that does not hold, in words; what depends on it cannot be checked."""

def say(state, text):
    COUNTS[state] += 1
    print(f"{state:13}{text}")

def check(claim, faults):
    """Says that a claim holds, or everything that is wrong with it."""
    faults = [fault for fault in faults if fault]
    for fault in faults:
        say("FAILS", fault)
    if not faults:
        say("holds", claim)

def read(path, needed=False):
    """The bytes of a file of the site; None where there is none. A page ends in a slash."""
    file = SITE / (path + "index.html" if path.endswith("/") else path)
    if ".." not in path.split("/") and file.is_file():
        return file.read_bytes()
    if needed:
        raise Wrong(f"{path} is missing")

def sha256(data): return hashlib.sha256(data).hexdigest()

def canonical(value):
    """Canonical JSON (RFC 8785), for values without fractions and with names in ASCII, as ours."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

# The Merkle tree of the log (RFC 6962, RFC 9162) and the files that hold it (c2sp.org/tlog-tiles).

def leaf(entry): return hashlib.sha256(b"\0" + entry).digest()
def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()

def tree_of(entries):
    """The hashes of all complete subtrees: row k holds those of 2^k entries."""
    rows = [[leaf(entry) for entry in entries]]
    while len(row := rows[-1]) > 1:
        rows.append([node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)])
    return rows

def root(tree, size):
    """The root of the first `size` entries: their complete subtrees, joined from the right."""
    parts = [tree[k][(size >> k) - 1] for k in range(size.bit_length()) if size >> k & 1]
    empty = [hashlib.sha256().digest()]
    return functools.reduce(lambda right, left: node(left, right), parts or empty)

def begins(tree, checkpoint):
    """Whether a checkpoint states the root of the first entries of a log."""
    return checkpoint.size <= len(tree[0]) and root(tree, checkpoint.size) == checkpoint.root

def climb(reached, index, size, path):
    """The root that an inclusion proof leads to (RFC 6962, 2.1.1); None where it does not fit."""
    if size <= 1 or not path:
        return reached if (size, index, path) == (1, 0, []) else None
    half = 1 << (size - 1).bit_length() - 1
    is_left = index < half
    below = climb(reached, index - (0 if is_left else half), half if is_left else size - half, path[:-1])
    return below and (node(below, path[-1]) if is_left else node(path[-1], below))

def tiles(level, count):
    """The files that hold so many hashes or entries: of each its path, where it begins, its width."""
    for begin in range(0, count, 256):
        number, width = begin // 256, min(256, count - begin)
        groups = [f"{number % 1000:03}"]
        while number >= 1000:
            number //= 1000
            groups.insert(0, f"x{number % 1000:03}")
        yield f"log/tile/{level}/{'/'.join(groups)}" + f".p/{width}" * (width < 256), begin, width

def bundle(path, width):
    """The entries of a bundle, each with its length in two bytes before it."""
    data, entries, at = read(path, True), [], 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at:at + 2], "big")
        entries.append(data[at + 2:end])
        at = end
    if at != len(data) or len(entries) != width:
        raise Wrong(f"{path} is truncated: it should hold {width} whole entries")
    return entries

def all_entries(size):
    return [entry for path, _, width in tiles("entries", size) for entry in bundle(path, width)]

# Checkpoints (c2sp.org/tlog-checkpoint, signed-note) and proofs (c2sp.org/tlog-proof).

def checkpoint_in(data, name):
    try:
        text, _, signatures = data.decode().partition("\n\n")
        origin, size, top = (text := text.rstrip("\n") + "\n").split("\n")[:3]
        size, top = int(size), base64.b64decode(top, validate=True)
        signed = [(line[1], base64.b64decode(line[2])) for line in map(str.split, signatures.splitlines())]
        if not 0 <= size < 2**26 or len(top) != 32:
            raise ValueError
    except (IndexError, ValueError):
        raise Wrong(f"{name} is no checkpoint, or truncated")
    return SimpleNamespace(name=name, text=text, origin=origin, size=size, root=top, signed=signed)

def check_signature(checkpoint, vkey):
    if vkey is None or shutil.which("openssl") is None:
        lacking = "key of the log is known" if vkey is None else "program openssl is here"
        return say("not checked", f"{checkpoint.name}: who signed it, for no {lacking}")
    name, key_id, key = vkey
    signed = [each[4:] for by, each in checkpoint.signed if (by, each[:4].hex()) == (name, key_id)]
    if not signed or checkpoint.origin != name:
        return say("FAILS", f"{checkpoint.name} carries no signature of the key {name}+{key_id}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "text").write_bytes(checkpoint.text.encode())
        Path(folder, "signature").write_bytes(signed[0])
        Path(folder, "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + key)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile signature"
        ran = subprocess.run(command.split(), cwd=folder, capture_output=True, check=False)
    if ran.returncode == 0:
        test = read("log/test-key.txt") and " with a published test key, which proves nothing"
        say("holds", f"{checkpoint.name} is signed by {name}+{key_id}{test or ''}")
    elif b"Signature Verification Failure" in ran.stdout + ran.stderr:
        say("FAILS", f"{checkpoint.name}: the signature of the key {name}+{key_id} is wrong")
    else:
        said = (ran.stdout + ran.stderr).decode(errors="replace").strip()
        say("not checked", f"{checkpoint.name}: who signed it, for openssl says: {said}")

def key_in(text):
    """Name, ID and public key of a verifier key."""
    name, key_id, key = (text.split("+", 2) + ["", ""])[:3]
    try:
        key = base64.b64decode(key, validate=True)
    except ValueError:
        key = b""
    if sha256(f"{name}\n".encode() + key)[:8] != key_id or key[:1] != b"\1" or len(key) != 33:
        raise Wrong(f"the key {text} is not an Ed25519 key as signed notes have it")
    return name, key_id, key[1:]

def proof_in(path):
    """The index of the entry that a proof is of, its hashes, its checkpoint."""
    head, _, rest = read(path, True).partition(b"\n\n")
    try:
        first, index, *hashes = head.decode().split("\n")
        if (first, index[:6]) == ("c2sp.org/tlog-proof@v1", "index "):
            return int(index[6:]), [base64.b64decode(each) for each in hashes], checkpoint_in(rest, path)
    except ValueError:
        pass
    raise Wrong(f"{path} is no proof, or truncated")

def prove(path, entry):
    index, hashes, checkpoint = proof_in(path)
    if climb(leaf(entry), index, checkpoint.size, hashes) != checkpoint.root:
        raise Wrong(f"{path} does not lead from its entry to the root of its checkpoint")
    return index, checkpoint

def check_root(tree, newest):
    wrong = "the entries of the log give another root than log/checkpoint states"
    check(f"{newest.size} entries give the root of log/checkpoint", [not begins(tree, newest) and wrong])

def check_since(tree, newest, earlier, vkey):
    if earlier.origin != newest.origin:
        say("FAILS", f"{earlier.name} is of another log: {earlier.origin}")
    elif earlier.size > newest.size:
        say("FAILS", f"rollback: {earlier.name} covers {earlier.size} entries, the log has {newest.size}")
    elif not begins(tree, earlier):
        say("FAILS", f"the log was rewritten: it does not begin with the entries of {earlier.name}")
    else:
        say("holds", f"the log goes on from the {earlier.size} entries of {earlier.name}")
        check_signature(earlier, vkey)

# What an entry of the log, a line of the archive's ledger, obliges the site to serve.

def line_in(entry):
    """A line, with its `folder` and what it `owes`: addresses, and the SHA-256 of those that are files."""
    try:
        line = json.loads(entry)
        kind, name = line["type"], line.get("record", line.get("document"))
        folder = f"record/{name}/v/{line.get('number')}/"
        if kind == "capture":
            owes = {f"evidence/{file}": file[:64] for file in line["evidence"]}
        elif kind in ("version", "record"):
            owes = {f"record/{name}/": None, folder: None, f"{folder}text.txt": line["text"]}
            if kind == "record":
                owes.update({f"platform/{line['path']}/": None, f"{folder}record.json": line["sha256"]})
        else:
            owes = {line["from"][1:]: None} if kind == "move" else {f"evidence/{line['notice']}.txt": line["notice"]}
        return {**line, "folder": folder, "owes": owes}
    except (KeyError, TypeError, ValueError):
        raise Wrong(f"this entry of the log cannot be read: {entry!r}")

def fault_of(path, due, owners, why="the log obliges the site to serve it"):
    data = read(path)
    if data is None:
        return f"{path} is missing: {why}"
    held = sha256(data)
    swapped = f": swapped with {owners[held]}" if held in owners else ""
    if due not in (None, held):
        return f"{path} was changed: its SHA-256 is {held}, the log binds {due}{swapped}"

def record_faults(line, captures):
    """What is wrong inside a record: parts, capture, quotation. One that is not there has no faults."""
    data, text = read(line["folder"] + "record.json"), read(line["folder"] + "text.txt")
    if data is None:
        return []
    try:
        record = json.loads(data)
        evidence, analysis, name = record["evidence"], record["analysis"], f"{record['id']} v{record['number']}"
        quotation, capture = evidence["quotation"], sha256(canonical(evidence["capture"]))
        start, end = quotation["start"], quotation["end"]
        claims = [
            ("it is another record", name == f"{line['record']} v{line['number']}"),
            ("its evidence was changed", sha256(canonical(evidence)) == line["evidence"]),
            ("its analysis was changed", sha256(canonical(analysis)) == line["analysis"]),
            ("the capture that it cites is not in the log", capture in captures),
            (f"the quotation does not stand at code points {start} to {end} of text.txt",
                text is None or text.decode()[start:end] == quotation["text"]),
        ]
        return [f"{line['folder']}record.json: {fault}" for fault, holds in claims if not holds]
    except (KeyError, TypeError, ValueError):
        return [f"{line['folder']}record.json cannot be read"]

def check_site(since, vkey):
    for name in ("SHA256SUMS", "SHA256SUMS.search"):
        check(f"the files have the SHA-256 that {name} lists", sums_faults(name))
    newest = checkpoint_in(read("log/checkpoint", True), "log/checkpoint")
    check_signature(newest, vkey)
    entries = all_entries(newest.size)
    tree, lines = tree_of(entries), [line_in(entry) for entry in entries]
    check_root(tree, newest)
    check("the tiles hold the hashes of the entries", tile_faults(tree))
    if since is None:
        say("not checked", "that the log only grew: hand in an earlier checkpoint with --since")
    else:
        check_since(tree, newest, since, vkey)
    freed = {path[1:] for line in lines for path in line.get("discharges", [])}
    owed = {path: due for line in lines for path, due in line["owes"].items() if path not in freed}
    owners = {due: path for path, due in owed.items() if due}
    check(f"{len(owed)} addresses that the log obliges to", (fault_of(*each, owners) for each in owed.items()))
    captures = {line["capture"] for line in lines if line["type"] == "capture"}
    records = [line for line in lines if line["type"] == "record"]
    whole = sum(None not in (read(line["folder"] + "record.json"), read(line["folder"] + "text.txt")) for line in records)
    check(f"{whole} records, each quotation at its place in its text", (fault for line in records for fault in record_faults(line, captures)))
    due = [(n, f"{line['folder']}proof") for n, line in enumerate(lines) if line["type"] in ("version", "record")]
    faults = [proof_fault(n, path, entries, tree) for n, path in due if path not in freed]
    check(f"{len(faults)} proofs that an entry is in the log", faults)

def sums_faults(name):
    for line in read(name, True).decode().split("\n")[:-1]:
        due, path = line.lstrip("\\").split("  ", 1)
        if line.startswith("\\"):
            path = path.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")
        data = read(path)
        if data is None or sha256(data) != due:
            yield f"{path} {'is missing' if data is None else 'was changed'}: {name} lists it"

def tile_faults(tree):
    for level, hashes in enumerate(tree[::8]):
        for path, begin, width in tiles(level, len(hashes)):
            data, due = read(path) or b"", hashes[begin:begin + width]
            held = [data[i:i + 32] for i in range(0, len(data), 32)]
            if len(data) != width * 32:
                yield f"{path} is missing or truncated: {len(data)} of {width * 32} bytes"
            elif held != due:
                order = "the entries are in another order" if sorted(held) == sorted(due) else "other hashes"
                yield f"{path} does not hold the hashes of the entries: {order}"

def proof_fault(n, path, entries, tree):
    try:
        index, checkpoint = prove(path, entries[n])
    except Wrong as wrong:
        return str(wrong)
    if index != n:
        return f"{path} is of entry {index}, and it stands as entry {n}: another order"
    return None if begins(tree, checkpoint) else f"{path} holds a checkpoint that is none of this log"

def check_record(name, number, since, vkey):
    folder = f"record/{name}/v/{number}/"
    index, _, checkpoint = proof_in(folder + "proof")
    newest = checkpoint_in(read("log/checkpoint", True), "log/checkpoint")
    bundles = [each for size in (newest.size, checkpoint.size) for each in tiles("entries", size)]
    found = [each for each in bundles if each[1] <= index < each[1] + each[2] and read(each[0])]
    if not found:
        raise Wrong(f"entry {index} of the log is missing")
    path, begin, width = found[0]
    entry = bundle(path, width)[index - begin]
    line = line_in(entry)
    say("holds", f"entry {index} of the log: {entry.decode()}")
    if line["folder"] != folder:
        raise Wrong(f"{folder}proof is of another entry: it was swapped")
    for path, due in [(path, due) for path, due in line["owes"].items() if due]:
        lawful = "whether it was removed openly, a check of the whole site tells"
        check(f"{path} has SHA-256 {due}", [fault_of(path, due, {}, lawful)])
    if line["type"] == "record":
        evidence = json.loads(read(folder + "record.json", True)).get("evidence", {})
        check(f"the quotation stands at its place in {folder}text.txt", record_faults(line, {evidence.get("captureLine")}))
        for source in evidence.get("capture", {}).get("sources", []):
            due, endings = source["sha256"], ("txt", "pdf", "png", "bin")
            held = [path for path in (f"evidence/{due}.{each}" for each in endings) if read(path)]
            for path in held:
                check(f"the captured bytes {path} have their SHA-256", [fault_of(path, due, {})])
            if not held:
                say("not checked", f"the captured bytes {due}: they are not here")
    prove(folder + "proof", entry)
    say("holds", f"{folder}proof leads from the entry to the root {checkpoint.root.hex()}")
    check_signature(checkpoint, vkey)
    if since is not None:
        tree = tree_of(all_entries(newest.size))
        check_root(tree, newest)
        check_since(tree, newest, since, vkey)

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in "folder", "record", "version", "--since", "--vkey":
        parser.add_argument(name, **({"nargs": "?"} if name in ("record", "version") else {}))
    args = parser.parse_args()
    if args.record and not args.version:
        parser.error("a record is named by its ID and its version: MU-P-000001 3")
    global SITE
    SITE = Path(args.folder)
    try:
        published = (read("log/vkey") or b"").decode().strip() or None
        known = Path(args.vkey).read_text().strip() if args.vkey and Path(args.vkey).is_file() else args.vkey
        if known not in (None, published):
            say("FAILS", f"the site publishes another key than yours: {published}")
        vkey = (known or published) and key_in(known or published)
        since = args.since and checkpoint_in(Path(args.since).read_bytes(), f"the earlier checkpoint {args.since}")
        if args.record:
            check_record(args.record.upper(), args.version.lstrip("v"), since, vkey)
        else:
            check_site(since, vkey)
    except Wrong as wrong:
        say("FAILS", f"{wrong}; what depends on it was not checked")
    print(f"{COUNTS['FAILS'] or 'Nothing that was checked is'} wrong; {COUNTS['not checked']} not checked.")
    return 1 if COUNTS["FAILS"] else 0

if __name__ == "__main__":
    sys.exit(main())
