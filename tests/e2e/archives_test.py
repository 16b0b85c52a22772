#!/usr/bin/env python3
"""Archives as submissions through `assay serve`: they are unpacked in a box, and hostile ones are refused.

What exactly is refused, format by format, is tests/unit/unpack_test.cc's; here it is that nothing of an archive is
written anywhere, that the road is the one of all submissions, and that the server lives on.

Usage: archives_test.py ASSAY
"""
import base64
import gzip
import io
import os
import stat
import struct
import tarfile
import unittest
import zipfile

import serve_support as support

MARK = "/tmp/assay_archive_escaped"
PYTHON = "import lib.part\nprint(lib.part.WORD)\n"


def base64_of(data):
    return base64.b64encode(data).decode()


def tar(members, mode="w", **options):
    """Members: (name, content) or a TarInfo."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **options) as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            info = tarfile.TarInfo(member[0])
            info.size = len(member[1])
            archive.addfile(info, io.BytesIO(member[1].encode()))
    return out.getvalue()


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tar_entry(name, kind, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


def zip_link(name):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def overlapping_zip(entries):
    """A bomb whose entries all point to the same compressed bytes."""
    whole = zipped([("a", b"\0" * (1 << 21))])
    end = whole.rindex(b"PK\5\6")
    start = struct.unpack("<I", whole[end + 16:end + 20])[0]
    record = whole[start:end]
    directory = b"".join(record[:46] + bytes([97 + i % 26]) + record[47:] for i in range(entries))
    return whole[:start] + directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, entries, entries, len(directory), start, 0)


HONEST = {
    "zip": zipped([("main.py", PYTHON), ("lib/part.py", "WORD = 'zip'\n")]),
    "tar": tar([("lib/part.py", "WORD = 'tar'\n"), ("./main.py", PYTHON)]),
    "gz": tar([("main.py", PYTHON), ("lib/part.py", "WORD = 'gz'\n")], "w:gz"),
    "bz2": tar([("main.py", PYTHON), ("lib/part.py", "WORD = 'bz2'\n")], "w:bz2"),
    "xz": tar([tar_entry("lib", tarfile.DIRTYPE), ("main.py", PYTHON), ("lib/part.py", "WORD = 'xz'\n")], "w:xz"),
}

HOSTILE = {
    "dotdot": tar([("main.py", "x"), ("../../tmp/assay_archive_escaped", "x")]),
    "absolute": tar([("main.py", "x"), (MARK, "x")]),
    "through a link": tar([("main.py", "x"), tar_entry("l", tarfile.SYMTYPE, "/tmp"), ("l/assay_archive_escaped", "x")]),
    "hard link": tar([("main.py", "x"), tar_entry("h", tarfile.LNKTYPE, "/etc/passwd")]),
    "device": tar([("main.py", "x"), tar_entry("d", tarfile.CHRTYPE)]),
    "fifo": tar([("main.py", "x"), tar_entry("f", tarfile.FIFOTYPE)]),
    "zip dotdot": zipped([("main.py", "x"), ("../../../tmp/assay_archive_escaped", "x")]),
    "zip link": zipped([("main.py", "x"), (zip_link("l"), "/etc/passwd")]),
    "newline": zipped([("main.py", "x"), ("a\nb", "x")]),
    "twice": zipped([("main.py", "print(1)"), ("main.py", "print(2)")]),
    "two cases": zipped([("main.py", "x"), ("MAIN.py", "x")]),
    "file and folder": tar([("main.py", "x"), ("a", "x"), ("a/b", "x")]),
    "harness": zipped([("main.py", "x"), (".assay/driver.py", "x")]),
    "option": zipped([("main.py", "x"), ("-o", "x")]),
    "deep": tar([("d/" * 60 + "main.py", "x")]),
    "many": zipped([(f"f{i}", "") for i in range(1025)]),
    "bomb": tar([("main.py", "x"), ("b", "\0" * (15 << 20))], "w:gz"),
    "overlap": overlapping_zip(200),
    "layers": gzip.compress(gzip.compress(tar([("main.py", "x")]))),
    "cut": HONEST["gz"][:100],
    "none": b"print(1)\n",
    "empty": b"",
}


def run(data, **members):
    return {"id": 1, "op": "run", "language": "python", "archive_base64": base64_of(data), **members}


class Archives(unittest.TestCase):
    def test_honest_ones_run(self):
        with support.Server() as server:
            for name, data in HONEST.items():
                with self.subTest(archive=name):
                    answer = server.ask(run(data))
                    self.assertEqual((answer.get("verdict"), answer.get("stdout")), ("ok", name + "\n"), answer)

    def test_hostile_ones_are_refused_and_leave_nothing(self):
        with support.Server() as server:
            for name, data in HOSTILE.items():
                with self.subTest(archive=name):
                    answer = server.ask(run(data))
                    self.assertEqual(support.outcome(answer), "error bad_submission", answer)
                    self.assertFalse(os.path.lexists(MARK))
            self.assertEqual(support.outcome(server.ask({"id": 1, "op": "ping"})), "ok")

    def test_main_is_said_or_usual_or_first(self):
        with support.Server() as server:
            two = zipped([("a.py", "print('a')"), ("main.py", "print('main')")])
            self.assertEqual(server.ask(run(two))["stdout"], "main\n")
            self.assertEqual(server.ask(run(two, main="a.py"))["stdout"], "a\n")
            self.assertEqual(server.ask(run(zipped([("b.py", "print('b')"), ("a.py", "")])))["stdout"], "b\n")
            self.assertEqual(support.outcome(server.ask(run(two, main="c.py"))), "error bad_submission")

    def test_grade_takes_them_and_names_their_hash(self):
        request = support.grade(1, "", expected="zip\n")
        request["submission"] = {"language": "python", "archive_base64": base64_of(HONEST["zip"])}
        with support.Server() as server:
            first = server.ask(request)
            self.assertEqual(support.outcome(first), "graded accepted")
            request["submission"]["archive_base64"] = base64_of(HONEST["tar"])
            second = server.ask(request)
            self.assertEqual(support.outcome(second), "graded wrong_answer")
            self.assertNotEqual(first["provenance"]["submission_hash"], second["provenance"]["submission_hash"])

    def test_compiled_languages_take_all_sources(self):
        files = [("main.c", '#include "twice.h"\n#include <stdio.h>\nint main(void) { printf("%d", twice(21)); }\n'),
                 ("twice.h", "int twice(int);\n"), ("twice.c", "int twice(int x) { return 2 * x; }\n")]
        with support.Server() as server:
            answer = server.ask({**run(zipped(files)), "language": "c"})
            self.assertEqual(answer.get("stdout"), "42", answer)

    def test_one_form_only(self):
        with support.Server() as server:
            for extra in ({"code": "x"}, {"files": {"a": "b"}}, {"archive": "x"}):
                self.assertEqual(support.outcome(server.ask(run(HONEST["zip"], **extra))), "error bad_request")


if __name__ == "__main__":
    support.main()
