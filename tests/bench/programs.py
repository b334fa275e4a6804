"""What is traced: commands that run to their end, and servers under load.  Each is small where it says so, for tracers
that make it many times as long."""

import contextlib
import os
import re
import socket
import urllib.request

from tools import FIRST_CPUS, LAST_CPU, TOP, children_of, run, running


# ---- commands ----

class Command:
    """Runs in a directory of its own; `command` says what, `prepare` makes what it needs."""

    name = ""

    def __init__(self, directory):
        self.directory = os.path.join(directory, type(self).__name__)
        os.mkdir(self.directory)
        self.prepare()

    def prepare(self):
        pass

    def command(self, small):
        raise NotImplementedError

    def write(self, name, text):
        with open(os.path.join(self.directory, name), "w", encoding="ascii") as file:
            file.write(text)


class Find(Command):
    name = "find /usr, looking at each file"

    def command(self, small):
        return ["find", "/usr/share/doc" if small else "/usr", "-size", "+1000G"]


class Compile(Command):
    name = "gcc -c, 20 times"

    def prepare(self):
        headers = ("stdio", "stdlib", "string", "unistd", "time", "errno")
        self.write("hello.c", "".join(f"#include <{header}.h>\n" for header in headers) +
                   'int main(void) { return puts("hello") < 0; }\n')

    def command(self, small):
        return ["sh", "-c", f"for i in $(seq {2 if small else 20}); do gcc -c hello.c -o hello.o || exit 1; done"]


class Clone(Command):
    name = "git clone of a local repository, 5 times"

    def prepare(self):
        commit = ["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "-q", "-m", "all"]
        origin = os.path.join(self.directory, "origin")
        run(["cp", "-r", os.path.join(TOP, "lib"), origin])
        for command in (["git", "init", "-q"], ["git", "add", "--force", "."], commit):
            run(command, cwd=origin)

    def command(self, small):
        return ["sh", "-c", f"for i in $(seq {1 if small else 5}); do rm -rf copy; "
                "git clone -q --no-hardlinks origin copy || exit 1; done"]


class Sqlite(Command):
    name = "sqlite3, 10,000 transactions on tmpfs"

    def prepare(self):
        for name, count in (("all.sql", 10_000), ("few.sql", 500)):
            self.write(name, "create table t(a integer primary key, b text);\n" +
                       "".join(f"insert into t(b) values('row {i}');\n" for i in range(count)))

    def command(self, small):
        return ["sh", "-c", f"rm -f x.db; sqlite3 x.db < {'few' if small else 'all'}.sql"]


class Copy(Command):
    name = "dd bs=1, 2,000,000 calls"

    def command(self, small):
        return ["dd", "if=/dev/zero", "of=/dev/null", "bs=1", f"count={20_000 if small else 1_000_000}"]


# ---- servers ----

def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def on(cpus, command):
    return ["taskset", "-c", ",".join(map(str, cpus)), *command]


class Server:
    """On loopback, with files of its own, pinned to the last CPU; its clients are on the others, tracers anywhere."""

    name = ""

    def __init__(self, directory):
        self.directory = os.path.join(directory, type(self).__name__)
        os.mkdir(self.directory)
        self.port = free_port()

    @contextlib.contextmanager
    def running(self):
        with running(on([LAST_CPU], self.command()), cwd=self.directory) as process:
            process.wait_until(self.answers, "to answer")
            self.process = process
            yield self

    def command(self):
        raise NotImplementedError

    def answers(self):
        try:
            self.poke()
            return True
        except OSError:
            return False

    def poke(self):
        """One request."""
        raise NotImplementedError

    def pids(self):
        raise NotImplementedError

    def load(self, small):
        """How many requests clients made, and how many a second they saw answered."""
        raise NotImplementedError


class Redis(Server):
    name = "redis, GET"

    def command(self):
        return ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--daemonize", "no", "--dir", self.directory]

    def poke(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(b"PING\r\n")
            connection.recv(100)

    def pids(self):
        return [self.process.pid]

    def load(self, small):
        requests = 2000 if small else 100_000
        done = run(on(FIRST_CPUS, ["redis-benchmark", "-h", "127.0.0.1", "-p", str(self.port), "-t", "get", "-n",
                                   str(requests), "-c", "50", "--csv"]))
        return requests, float(re.search(r'^"GET","([0-9.]+)"', done.stdout, re.M).group(1))


NGINX = """daemon off; worker_processes 1; user root; error_log stderr; pid {directory}/pid;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; keepalive_requests 1000000;
  client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy; fastcgi_temp_path {directory}/fastcgi;
  uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;
  server {{ listen 127.0.0.1:{port}; location / {{ root {directory}/www; }} }}
}}
"""


class Nginx(Server):
    name = "nginx, a file of 612 bytes"

    def command(self):
        os.makedirs(os.path.join(self.directory, "www"), exist_ok=True)
        with open(os.path.join(self.directory, "www", "file"), "wb") as file:
            file.write(b"x" * 612)
        path = os.path.join(self.directory, "nginx.conf")
        with open(path, "w", encoding="ascii") as conf:
            conf.write(NGINX.format(directory=self.directory, port=self.port))
        return ["nginx", "-c", path]

    def url(self):
        return f"http://127.0.0.1:{self.port}/file"

    def poke(self):
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.url(), timeout=5).close()

    def pids(self):
        return [self.process.pid, *children_of(self.process.pid)]

    def load(self, small):
        done = run(on(FIRST_CPUS, ["wrk", "-t1", "-c32", "-d1s", self.url()]))
        return (int(re.search(r"^ *(\d+) requests in", done.stdout, re.M).group(1)),
                float(re.search(r"^Requests/sec: +([0-9.]+)", done.stdout, re.M).group(1)))


COMMANDS = (Find, Compile, Clone, Sqlite)
SERVERS = (Redis, Nginx)
