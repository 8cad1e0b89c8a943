"""Files in a temporary folder: pathlib, logging to a stream, struct records, gzip, globbing."""
import gzip
import io
import json
import logging
import os
import shutil
import struct
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

RECORD = struct.Struct("<I8sd")


class Store:
    """Fixed-size records in one file."""

    def __init__(self, path):
        self.path = Path(path)

    def __len__(self):
        return self.path.stat().st_size // RECORD.size if self.path.exists() else 0

    def append(self, number, name, value):
        with self.path.open("ab") as file:
            file.write(RECORD.pack(number, name.encode()[:8], value))

    def __getitem__(self, index):
        if not 0 <= index < len(self):
            raise IndexError(f"record {index} of {len(self)}")
        with open(self.path, "rb") as file:
            file.seek(index * RECORD.size)
            number, name, value = RECORD.unpack(file.read(RECORD.size))
        return number, name.rstrip(b"\0").decode(), value


def setup_logging(stream):
    logger = logging.getLogger("pipeline")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s.%(funcName)s: %(message)s"))
    handler.addFilter(lambda record: "secret" not in record.getMessage())
    logger.addHandler(handler)
    return logger


messages = io.StringIO()
log = setup_logging(messages)


def process(folder):
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        log.info("%s has %d lines, %.1f on average", path.relative_to(folder), len(lines), len(text) / max(len(lines), 1))
        yield path, lines
    log.debug("a secret %s", "word")


with tempfile.TemporaryDirectory() as name:
    root = Path(name)
    (root / "a" / "b").mkdir(parents=True)
    (root / "one.txt").write_text("first\nsecond\n")
    (root / "a" / "two.txt").write_bytes("größe\r\nx".encode())
    (root / "a" / "b" / "three.txt").touch()
    (root / "a" / "skip.md").write_text("# no")
    for path, lines in process(root):
        print(path.relative_to(root).as_posix(), path.stem, path.suffix, lines)
    print(sorted(p.name for p in root.iterdir()), [p.parent.name for p in root.glob("*/*/*.txt")], sorted(x.name for x in root.glob("**/[ot]*")))
    print([(os.path.relpath(d, root), sorted(dirs), sorted(files)) for d, dirs, files in os.walk(root)])
    target = root / "a" / "two.txt"
    renamed = target.rename(target.with_suffix(".old"))
    print(renamed.name, target.exists(), renamed.read_text().splitlines(), renamed.with_name("x.y.z").suffixes, (root / "a").is_dir())
    store = Store(root / "data.bin")
    print(len(store))
    for i, word in enumerate(["alpha", "beta", "a long name"]):
        store.append(i, word, i / 3)
    print(len(store), store[1], store[2], RECORD.size)
    for index in (3, -1):
        try:
            store[index]
        except IndexError as error:
            log.exception("cannot read %d", index) if False else log.error("cannot read %d: %s", index, error)
    packed = root / "data.json.gz"
    with gzip.open(packed, "wt", encoding="utf-8") as file:
        json.dump({"records": list(store), "ä": None}, file)
    with gzip.open(packed, "rt", encoding="utf-8") as file:
        print(json.load(file))
    print(sha256((root / "one.txt").read_bytes()).hexdigest()[:16], os.path.getsize(root / "data.bin"))
    with open(root / "one.txt", "r+") as file:
        print(file.readline(), file.tell(), end=" ")
        file.seek(0, os.SEEK_END)
        file.write("third\n")
        file.seek(0)
        print([line.rstrip() for line in file], file.closed, file.mode)
    print(file.closed)
    for attempt in (lambda: file.read(), lambda: open(root / "none.txt"), lambda: (root / "one.txt").mkdir(), lambda: os.rmdir(root / "a"),
                    lambda: open(root / "one.txt", "q"), lambda: (root / "data.bin").read_text(), lambda: open(root)):
        try:
            attempt()
        except (OSError, ValueError) as error:
            print(type(error).__name__, str(error).replace(name, "ROOT"))
    shutil.copytree(root / "a", root / "copy")
    shutil.rmtree(root / "a")
    print(sorted(str(p.relative_to(root)) for p in root.rglob("*")))
print(root.exists())
log.warning("done with %s", {"n": 1})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("division")
print(messages.getvalue().replace(sys.argv[0], "PROGRAM").replace(os.path.abspath(sys.argv[0]), "PROGRAM").split("Traceback")[0], end="")
print(messages.getvalue().splitlines()[-1])
p = Path("/usr/lib/../lib/python3/x.tar.gz")
print(p.parts, p.name, p.stem, p.parents[1], p.is_absolute(), p / "y", Path("a") / "/b", Path("a/./b//c"), Path("a").joinpath("b", "c"), Path("x") < Path("y"))
