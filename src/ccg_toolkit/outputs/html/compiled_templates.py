"""Compiled templates, kept as Python keeps compiled modules; of a page, compiling takes four fifths of the time.

Those of the program itself lie in the folder in which Python keeps what it compiled of this one, under the same terms:
whoever can write there can change the program anyway, and where nobody can, or Python is told to write none, nothing is
kept. What is compiled of a user's own templates never leaves this process.
"""

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

_SEAL = sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates for Jinja.

    Args:
        kind: what they were compiled for. Whether texts are escaped is part of a compiled template, and in no name of it.
        shipped: the folder of the templates that come with the program.
    """

    def __init__(self, kind: str, shipped: Path) -> None:
        self._kind = kind
        self._shipped = shipped
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template to Jinja, if one of the same text is kept."""
        code = self._kept.get(bucket.key + bucket.checksum)
        if code is None:
            with suppress(OSError, NotImplementedError):  # none is kept, or this Python keeps none: it is compiled
                file = self._file(bucket).read_bytes()
                if file[:_SEAL] == _seal(file[_SEAL:]):
                    code = file[_SEAL:]
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        code = self._kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
        if bucket.code and Path(bucket.code.co_filename).is_relative_to(self._shipped) and not sys.dont_write_bytecode:
            with suppress(OSError, NotImplementedError):  # a read-only install: the next run compiles it again
                _write_whole(self._file(bucket), _seal(code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return Path(cache_from_source(str(Path(__file__).with_name(f"{self._kind}-{bucket.key}.py"))))


def _seal(code: bytes) -> bytes:
    """Tell whether a compiled template is whole and of this compiler, by what Python too goes by: its date and size."""
    compiled_by = Path(compiler.__file__).stat()
    return sha256(f"{compiled_by.st_mtime_ns} {compiled_by.st_size} ".encode() + code).digest()


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unready = path.with_suffix(f".{os.getpid()}")
    try:
        unready.write_bytes(content)
        unready.replace(path)
    except OSError:
        unready.unlink(missing_ok=True)
        raise
