"""A display and buses of our own, the window on them, and how a screen reader reads it."""
import os, shutil, signal, subprocess, sys, tempfile, time, warnings

warnings.simplefilter("ignore")
try:
    import gi
except ImportError:
    sys.exit("python3-gi is missing; see README.md")

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

for tool in ["Xvfb", "dbus-daemon", "xdotool"]:
    if not shutil.which(tool):
        sys.exit(f"{tool} is missing; see README.md")
LAUNCHER = next((p for p in ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi-bus-launcher"] if os.path.exists(p)), None)
if not LAUNCHER:
    sys.exit("at-spi-bus-launcher is missing; see README.md")

# Whoever ends this script ends what it started.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
started, home = [], tempfile.mkdtemp(prefix="hashiya-atspi-")


def start(command, **more):
    process = subprocess.Popen(command, start_new_session=True, **more)
    started.append(process)
    return process


def stop():
    """What was started is ended, the last first; so is what the bus started (it has our mark)."""
    for process in reversed(started):
        try:
            os.killpg(process.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
    time.sleep(0.3)
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            try:
                with open(f"/proc/{entry}/environ", "rb") as f:
                    if f"HASHIYA_ATSPI={home}".encode() in f.read().split(b"\0"):
                        os.kill(int(entry), signal.SIGKILL)
            except OSError:
                pass
    shutil.rmtree(home, ignore_errors=True)


def wait_for(what, seconds=15.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.05)
    return None


def prepare(screen):
    """A display and buses of our own, so that nothing of the user's is touched."""
    for name in ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "AT_SPI_BUS_ADDRESS", "XAUTHORITY", "NO_AT_BRIDGE"]:
        os.environ.pop(name, None)
    os.makedirs(f"{home}/run", mode=0o700)
    os.environ.update(HASHIYA_ATSPI=home, XDG_RUNTIME_DIR=f"{home}/run", XDG_CONFIG_HOME=f"{home}/config",
                      XDG_DATA_HOME=f"{home}/data", XDG_CACHE_HOME=f"{home}/cache", LIBGL_ALWAYS_SOFTWARE="1",
                      GSETTINGS_BACKEND="memory", LC_ALL="C.UTF-8")
    read, write = os.pipe()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{screen}x24", "-nolisten", "tcp", "-noreset"],
          pass_fds=[write], **quiet)
    os.environ["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
    read, write = os.pipe()
    start(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={write}"], pass_fds=[write], **quiet)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = os.read(read, 512).decode().strip()
    start([LAUNCHER, "--launch-immediately"], **quiet)


def listen_in():
    """Tells the bus that something listens: only then a window tells anything."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def status():
        try:
            bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                          GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True))),
                          None, Gio.DBusCallFlags.NONE, 2000)
            return True
        except GLib.Error:
            return False
    return wait_for(status)


def connect(screen="1280x800"):
    """The display and the buses, and a client that listens on them."""
    prepare(screen)
    if not listen_in():
        sys.exit("the accessibility bus does not answer")
    Atspi.init()
    Atspi.set_timeout(5000, 20000)


def settle(seconds=0.25):
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end:
        while context.iteration(False):
            pass
        time.sleep(0.01)


def children(node):
    try:
        return [c for c in (node.get_child_at_index(i) for i in range(node.get_child_count())) if c]
    except GLib.Error:
        return []


def walk(node):
    """All that is in the tree; what goes away meanwhile is left out."""
    try:
        node.clear_cache()
        node.get_role_name(), node.get_name(), node.get_state_set()
    except GLib.Error:
        return
    yield node
    for child in children(node):
        yield from walk(child)


def window_of(program):
    """The window of a process, once the bus knows of it."""
    for app in children(Atspi.get_desktop(0)):
        if app.get_process_id() == program.pid and app.get_child_count():
            return app.get_child_at_index(0)
    return None


def open_window(command, screen, **more):
    """Starts the app; its process once its window is there, over the whole screen and in focus."""
    program = start(command, **more)
    if not wait_for(lambda: settle(0.1) or window_of(program) or program.poll() is not None, 120) or program.poll() is not None:
        sys.exit("the window does not register with the accessibility bus")
    found = wait_for(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(program.pid)],
                                            capture_output=True, text=True).stdout.split())
    width, height = screen.split("x")
    for words in [("windowsize", found[-1], width, height), ("windowmove", found[-1], 0, 0), ("windowfocus", found[-1])]:
        xdotool(*words)
    return program


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=20, stdout=subprocess.DEVNULL)
    settle()


def key(*names):
    xdotool("key", "--delay", "60", *names)
