"""What tracectl writes is what strace writes: of common commands, and of programs that make odd calls."""

import commands
import compare
import harness


class Comparing(harness.NeedsBpf):
    def check(self, command, options=()):
        found = compare.compare(command.command(), options=options, drop=command.drop)
        self.assertTrue(found.same_calls and found.share >= command.bound, f"\n{found}")


class Compare(Comparing):
    """64-bit programs, and commands that everybody has."""


class CompareI386(Comparing):
    """The rows of the i386 table, by 32-bit programs."""


def add(where, name, command, **more):
    setattr(where, f"test_{name}", lambda self: self.check(command, **more))


for each in [*commands.ACCEPTANCE, *commands.PROGRAMS]:
    add(Compare, each.name, each)
for each in commands.PROGRAMS_I386:
    add(CompareI386, each.name, each)
# The same with the options that change how arguments are shown.
for each in commands.ACCEPTANCE[:2]:
    add(Compare, f"{each.name}_unabbreviated", each, options=("-v", "-s", "200"))
