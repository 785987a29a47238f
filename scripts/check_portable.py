"""Refuse what ties the repository to one machine or mirror: registry hosts, index options, local paths.

Run without arguments it reads every file that git tracks or would track; with arguments, the files named.
The patterns are spelt so that this file does not match itself.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FORBIDDEN = {
    "registry host": re.compile(
        r"""(?ix)
        \b(?: py[p]i[.]org | py[p]i[.]python[.]org | python[h]osted[.]org
        | (?:deb|ftp|security|snapshot|packages|archive)[.](?:[\w-]+[.])*(?:debian|ubuntu)[.](?:org|com)
        | registry[.][n]pmjs | [n]pmjs[.](?:org|com) | registry[.][y]arnpkg | [n]pmmirror
        | [c]onda[.]anaconda | [c]rates[.]io | proxy[.][g]olang | repo1?[.][m]aven | [j]frog[.]io )
        """
    ),
    "index option": re.compile(r"(?i)(?<!no-emit-)(?:(?:extra[-_])?index[-_]url|find[-_]links|trusted[-_]host)\b"),
    "path of a machine": re.compile(r"(?<![\w.}\])*-])/(?:work|root|home|Users)/[\w.]"),
}
# Formats that are not text, and the one file that must spell the options of a resolver.
BINARY = {".png", ".jpg", ".ico", ".woff2", ".parquet", ".xlsx", ".pdf", ".gz", ".zip", ".mo"}
ITSELF = "scripts/check_portable.py"


def committed_files() -> list[Path]:
    """Return the files that git tracks, and those that it would if they were added."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [ROOT / name for name in listing.split("\0") if name and name != ITSELF]


def offences(path: Path) -> Iterator[str]:
    """Yield one line for each forbidden text in a file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if found := pattern.search(line):
                yield f"{path}:{number}: {what}: {found.group()}"


def main(names: list[str]) -> int:
    """Print every offence and return the exit code."""
    paths = [Path(name) for name in names] if names else committed_files()
    found = [line for path in paths if path.is_file() and path.suffix not in BINARY for line in offences(path)]
    print(*found, sep="\n", end="\n" if found else "")
    print(f"portable: {len(found)} offence(s) in {len(paths)} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
