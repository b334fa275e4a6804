"""One CPU that does nothing but calls, for a minute, with another one for the reader: is anything lost?"""

import re

from tools import LAST_CPU, TRACECTL, markdown, running, say
from tracers import lost_of_tracectl


def measure_endurance(seconds):
    say(f"endurance: {seconds} s of dd bs=1, recorded to /dev/null")
    tracer = [TRACECTL, "run", "--format", "raw", "-o", "/dev/null", "--"]
    # In the foreground: the whole group would be told twice, and dd dies of the second before it has said anything.
    end = ["timeout", "--foreground", "-s", "INT", str(seconds)]
    calls = ["taskset", "-c", str(LAST_CPU), "dd", "if=/dev/zero", "of=/dev/null", "bs=1"]
    with running([*tracer, *end, *calls]) as process:
        ended = process.wait(seconds + 120)
    copied = re.search(r"^(\d+) bytes", ended.said, re.M)
    if not copied:
        raise RuntimeError(f"dd did not say what it did: {ended.said}")
    return {"seconds": seconds, "calls": 2 * int(copied.group(1)), "lost": lost_of_tracectl(ended.said),
            "cpu_s": ended.cpu_s, "peak_mib": ended.peak_kib / 1024, "said": ended.said}


def summary(result):
    calls = result["calls"]
    row = [result["seconds"], f"{calls:,}", f"{calls / result['seconds']:,.0f}", f"{result['lost']:,}",
           f"{result['cpu_s'] / calls * 1e9:.0f}", f"{result['peak_mib']:.0f}"]
    return markdown(["seconds", "calls", "calls a second", "lost", "CPU of tracectl, ns a call", "most memory, MiB"],
                    [row])
