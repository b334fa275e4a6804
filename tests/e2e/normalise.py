"""What two runs of one program may differ in although the traces are both right.

All of it is in this file, each rule with its reason; what is not named here counts as a difference.
"""

import re

# Each rule: (which calls it is for, or None for all lines; pattern; replacement).
RULES = [
    # Addresses: of mappings, the heap and the stack.  Not what is shown as an unknown flag, before /* or after |; but an
    # environment, whose size is in such a comment, is an address.
    (None, r"(?<!\|)\b0x[0-9a-f]{7,16}\b(?! /\* (?!\d+ vars? \*/))", "ADDR"),
    # CPU time that a child has used.
    (None, r"si_([us])time=\d+( /\* [^*]* \*/)?", r"si_\1time=TIME"),
    (None, r"ru_([us])time=\{tv_sec=\d+, tv_usec=\d+\}", r"ru_\1time=TIME"),
    # The time of day, and how long the machine has run.
    (None, r"tv_sec=\d{4,}( /\* [^*]* \*/)?, tv_([nu])sec=\d+", r"tv_sec=TIME, tv_\2sec=TIME"),
    ("time|times", r"= \d+.*$", "= TIME"),
    ("times", r"\{.*\}", "{TIME}"),
    ("sysinfo|getrusage|adjtimex|clock_adjtime", r"\{.*\}", "{USAGE}"),
    ("clock_gettime|clock_gettime64", r"\{tv_sec=\d+, tv_nsec=\d+\}", "{TIME}"),
    # When a file was looked at or changed.
    (None, r"st(x?)_([abcm]time)=(\{[^}]*\}|\d+)( /\* [^*]* \*/)?(, st_[amc]time_nsec=\d+)?", r"st\1_\2=TIME"),
    # What was left of a timeout.
    (None, r"left \{tv_sec=\d+, tv_([nu])sec=\d+\}", r"left {\1}"),
    # How much of a file system is free.
    (None, r"\b(f_bfree|f_bavail|f_ffree|f_files)=\d+", r"\1=N"),
    # Random bytes, and the names that are made of them.
    ("getrandom", r'"(?:[^"\\]|\\.)*"(\.\.\.)?', '"RANDOM"'),
    (None, r"/tmp/cc[A-Za-z0-9]{6}", "/tmp/ccRANDOM"),
    # i386's one call for all sockets, and the one for IPC: strace shows what they stand for as calls of that name.
    ("socketcall", r"^socketcall\(SYS_(\w+), ", lambda match: match.group(1).lower() + "("),
    ("ipc", r"^ipc\(([A-Z]+), ", lambda match: match.group(1).lower() + "("),
    # Numbers that the kernel gives to what has no name.
    (None, r"\b(pipe|socket|anon_inode):\[\d+\]", r"\1:[INODE]"),
]

# Where a process or thread id stands; it becomes the thread's name, or PID when it is none of those traced.
IDS = [
    ("getpid|gettid|getppid|getpgrp|getpgid|getsid|setsid|clone|clone3|fork|vfork|wait4|waitpid|set_tid_address"
     "|rt_sigreturn",  # that one returns what the interrupted call did, which is a wait more often than not
     r"(?<== )(\d+)$"),
    ("kill|tkill|wait4|waitpid|tgkill|setpgid|getpgid|getsid|rt_sigqueueinfo|rt_tgsigqueueinfo|prlimit64|pidfd_open"
     "|sched_getaffinity|sched_setaffinity|sched_getscheduler", r"(?<=\()(\d+)"),
    ("tgkill|rt_tgsigqueueinfo", r"(?<=, )(\d+)(?=, SIG)"),
    ("waitid", r"(?<=P_PID, )(\d+)"),
    # Joining a thread waits for its id to become zero.
    ("futex", r"(?<=FUTEX_WAIT, )(\d+)|(?<=FUTEX_CLOCK_REALTIME, )(\d+)"),
    (None, r"(?<=si_pid=)(\d+)|(?<=parent_tid=\[)(\d+)|(?<=/proc/)(\d+)(?=[/\"])|(?<=execve in pid )(\d+)"),
]

# Calls that a thread makes or not depending on who was faster: dropped where a comparison says so.
SCHEDULING = frozenset({"futex", "futex_time64", "restart_syscall"})

# Where a child's end interrupts its parent when that has a handler for it: dropped in the same way.
CHILD_ENDS = frozenset({"--- SIGCHLD", "rt_sigreturn"})

# How often random numbers are drawn until one will do for the name of a temporary file.
DRAWS = frozenset({"getrandom"})


def _compiled(rules):
    return [(calls and re.compile(rf"(?:{calls})\("), re.compile(pattern), *rest) for calls, pattern, *rest in rules]


_RULES = _compiled(RULES)
_IDS = _compiled(IDS)


def line(text, names):
    """`names` maps the ids of the trace that the line is from to the names of their threads."""

    def id_to_name(match):
        number = int(next(group for group in match.groups() if group))
        return str(number) if number <= 1 else f"P{names[number]}" if number in names else "PID"

    for calls, pattern, replacement in _RULES:
        if not calls or calls.match(text):
            text = pattern.sub(replacement, text)
    for calls, pattern in _IDS:
        if not calls or calls.match(text):
            text = pattern.sub(id_to_name, text)
    return text


def trace(parsed, drop=frozenset()):
    """thread name -> normalised lines, without the calls and signals named in `drop`."""
    dropped = re.compile("|".join(rf"{name}\b" for name in drop)) if drop else re.compile(r"(?!)")
    return {
        thread: [line(text, parsed.names) for text in lines if not dropped.match(text)]
        for thread, lines in parsed.threads.items()
    }
