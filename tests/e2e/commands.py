"""The commands whose traces are compared: a few that everybody has, and our own in tests/programs."""

from collections.abc import Callable
from dataclasses import dataclass

import harness
import normalise


@dataclass
class Command:
    name: str
    command: Callable  # makes the list of words, when it is needed: a program may not be built
    drop: frozenset = frozenset()
    bound: float = 0.95  # how much of the lines has to be equal


def words(name, *command, drop=frozenset()):
    return Command(name, lambda: list(command), drop)


def own(name, *arguments, drop=frozenset(), bound=0.9):
    """Of a program that is odd on purpose, fewer lines have to be equal; the calls have to be the same all the same."""
    return Command(f"program_{name.replace('.', '_')}", lambda: [harness.program(name), *arguments], drop, bound)


# What the project promises: the same calls in the same order in each thread, and 95 % of the lines equal.
ACCEPTANCE = [
    words("cat", "cat", "/etc/hostname"),
    words("ls", "ls", "-l", "/etc"),
    words("python", "python3", "-c", "print(1)"),
    words("git", "git", "--version"),
    words("pipeline", "sh", "-c", "echo a | cat", drop=normalise.CHILD_ENDS),
    words("gcc", "sh", "-c", "echo 'int f(void) { return 1; }' > small.c; exec gcc -c small.c", drop=normalise.DRAWS),
]

# Each family of calls with ordinary and odd values.  The directory is the empty one in which commands are run.
FAMILIES = [("strings", []), ("files", ["."]), ("fds", []), ("memory", []), ("signals", []),
            ("network", ["."]), ("time", []), ("counted", ["100"])]

# When the parent hears of a child's end is not the same each time.
WHEN_HEARD = frozenset({"--- SIGCHLD"})

PROGRAMS = [
    *[own(name, *arguments) for name, arguments in FAMILIES],
    own("process", drop=WHEN_HEARD),
    own("blocker", drop=WHEN_HEARD),
    own("pointers", drop=WHEN_HEARD),
    own("threads", drop=normalise.SCHEDULING),
    # Not one string may be missing.
    own("cold", ".", drop=WHEN_HEARD, bound=1.0),
]

# The same for i386, as 32-bit programs.
PROGRAMS_I386 = [
    # The C library makes all but the newest socket calls through socketcall, whose arguments strace follows further.
    *[own(f"{name}.i386", *arguments, bound=0.85 if name == "network" else 0.9) for name, arguments in FAMILIES],
    own("process.i386", drop=WHEN_HEARD),
    own("blocker.i386", drop=WHEN_HEARD),
    own("pointers.i386", drop=WHEN_HEARD),
    own("threads.i386", drop=normalise.SCHEDULING),
    own("cold.i386", ".", drop=WHEN_HEARD, bound=1.0),
    own("i386only.i386", ".", drop=WHEN_HEARD, bound=0.75),
]
