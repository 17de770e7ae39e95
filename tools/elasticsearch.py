"""An Elasticsearch for the length of a command, in a temporary folder, from what Maven brings.

`python -m tools.elasticsearch COMMAND …` runs the command with ELASTICSEARCH_URL and ELASTICSEARCH_TEST_URL set; without a command it
waits until Ctrl-C; `python -m tools.elasticsearch --prepare` only fetches. What is fetched is kept for later runs and other clones.

The node lacks most of the modules that an installed Elasticsearch has. Of tokenizers and filters it has those of the core (`standard`;
`lowercase`, `stop`, `shingle`, `hunspell`) and those of `.ci/elasticsearch/AnalysisParts.java`. It has no scripts, nothing that works by
query (`delete_by_query`, `reindex`), no processors of pipelines and no fields beyond the core's, and it does not answer `GET /`, which
`client.info()` and `client.ping()` ask: ask `client.cluster.health()`.
"""

import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.java import java_home
from tools.ports import free_port, wait_for
from tools.servers import NoServerError, account_for, command_as, home_of, keep_for

SOURCES = Path(__file__).resolve().parent.parent / ".ci" / "elasticsearch"
#: What Elasticsearch 9 runs on, and what our part of it is compiled for.
JAVA = 21
HOW_TO_BRING = f"on Debian 13 or Ubuntu: apt-get install maven openjdk-{JAVA}-jdk-headless"
#: A small node that starts soon: it lives for minutes, so code is compiled quickly rather than well.
JAVA_OPTIONS = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1"
#: Run the node until it ends or our end of its input closes, which also happens when we are killed.
HELD = 'exec 3<&0; "$@" </dev/null & node=$!; { read -r _ <&3; kill "$node"; } 2>/dev/null & wait "$node"'


class NoNodeError(NoServerError):
    """There is no Elasticsearch that could be started here."""


def version() -> str:
    """The version of Elasticsearch that the sources name."""
    found = re.search(r"<elasticsearch\.version>([^<]+)<", (SOURCES / "pom.xml").read_text())
    assert found, "pom.xml names a version"
    return found[1]


def kept_at() -> Path:
    """Where the unpacked node is kept: one folder for each version and state of the sources, readable for the account that root lends."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(SOURCES.iterdir()))).hexdigest()
    ours = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return (Path("/var/cache") if os.geteuid() == 0 else ours) / "mowis-portal" / f"elasticsearch-{version()}-{digest[:8]}"


def java() -> Path:
    """The Java that it runs on.

    Raises:
        NoNodeError: when there is none.
    """
    home = java_home(JAVA)
    if home is None:
        raise NoNodeError(f"Elasticsearch needs a JDK {JAVA} or newer, and there is none on this machine.")
    return home


def prepare() -> Path:
    """Fetch the node and add our part to it, unless that was done before.

    Returns:
        the node's folder.

    Raises:
        NoNodeError: when Java or Maven is missing, or nothing can be fetched.
    """
    home, kept = java(), kept_at()
    if kept.exists():
        return kept
    maven = shutil.which("mvn")
    if maven is None:
        raise NoNodeError("Elasticsearch is fetched by Maven, and there is none on this machine.")
    print(f"Fetching Elasticsearch {version()} …", file=sys.stderr, flush=True)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetched-", dir=kept.parent) as place:
        _run([maven, "-q", "-B", "-f", SOURCES / "pom.xml", f"-Dunpacked={place}", "dependency:unpack"])
        node = Path(place) / f"elasticsearch-{version()}"
        _add_our_part(node, home)
        with contextlib.suppress(OSError):  # another run was faster, and its folder is the same
            node.rename(kept)
    return kept


def _add_our_part(node: Path, home: Path) -> None:
    part = node / "plugins" / "analysis-parts"
    part.mkdir()
    descriptor = (SOURCES / "plugin-descriptor.properties").read_text()
    (part / "plugin-descriptor.properties").write_text(f"{descriptor}elasticsearch.version={version()}\n")
    with tempfile.TemporaryDirectory() as classes:
        sources = sorted(SOURCES.glob("*.java"))
        _run([home / "bin" / "javac", "-nowarn", "--release", str(JAVA), "-cp", f"{node}/lib/*", "-d", classes, *sources])
        _run([home / "bin" / "jar", "--create", "--file", part / "analysis-parts.jar", "-C", classes, "."])


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        lines = (done.stdout + done.stderr).strip().splitlines()
        raise NoNodeError(f"Elasticsearch could not be made ready: {lines[0] if lines else command[0]}")


@contextlib.contextmanager
def node() -> Iterator[str]:
    """Start a node and give its address; stop and remove it afterwards.

    Raises:
        NoNodeError: when something that it needs is missing or it does not start.
    """
    fetched, account = prepare(), account_for("Elasticsearch", "nobody")
    with home_of("elasticsearch", account) as home:
        port = free_port()
        _configure(fetched, home, port)
        if account:
            _run(["chown", "-R", account, home])
        paths = {"ES_PATH_CONF": home / "config", "ES_TMPDIR": home / "tmp", "ES_JAVA_HOME": java()}
        environment = {**os.environ, **{name: str(path) for name, path in paths.items()}, "ES_JAVA_OPTS": JAVA_OPTIONS}
        command = command_as(account, "sh", "-c", HELD, "sh", fetched / "bin" / "elasticsearch")
        with (home / "node.log").open("wb") as log:
            server = subprocess.Popen(
                command, cwd=home, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )
        try:
            _wait(f"http://127.0.0.1:{port}", server, home)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def _configure(fetched: Path, home: Path, port: int) -> None:
    shutil.copytree(fetched / "config", home / "config")
    (home / "tmp").mkdir()
    (home / "config" / "elasticsearch.yml").write_text(
        "discovery.type: single-node\nnetwork.host: 127.0.0.1\ntransport.port: 0\nxpack.security.enabled: false\n"
        # A nearly full disk of a developer's machine would make every index read-only.
        "cluster.routing.allocation.disk.threshold_enabled: false\n"
        f"http.port: {port}\npath.data: {home}/data\npath.logs: {home}/logs\n"
    )


def _wait(url: str, server: subprocess.Popen[bytes], home: Path) -> None:
    health = f"{url}/_cluster/health?wait_for_status=green&timeout=30s"
    # It listens a moment before it has its state, and asking for green waits for that.
    if wait_for(url, seconds=120, still_alive=lambda: server.poll() is None) and wait_for(health, seconds=30):
        return
    raise NoNodeError(f"Elasticsearch did not start: {(home / 'node.log').read_text()[-400:].strip()}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    assert server.stdin
    server.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(timeout=20)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def main(command: list[str]) -> int:
    """Run a command with a node, keep one until Ctrl-C, or only fetch."""
    try:
        if command == ["--prepare"]:
            print(f"Elasticsearch {version()} is ready: {prepare()}")
            return 0
        with node() as url:
            return keep_for(command, ELASTICSEARCH_URL=url, ELASTICSEARCH_TEST_URL=url)
    except NoServerError as missing:
        print(f"{missing} To bring it – {HOW_TO_BRING}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
