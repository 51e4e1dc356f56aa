// The Python side of checks, for CPython (Pyodide) and MicroPython alike. Runs in names of its own.

/**
 * Defines `work(target, command, path, name)`, which answers in JSON. `set` puts a descriptor on the object's class that
 * counts readings. In CPython the value lies in the object's own `__dict__`, as if it had been assigned; MicroPython looks
 * there before it asks the class, so that the descriptor holds the value itself.
 */
export const PYTHON_CODE = `
import json
import sys

IS_MICROPYTHON = sys.implementation.name == "micropython"
FLAG_NAMES = ("is_connected", "is_connecting", "isConnected", "isConnecting", "connected", "connecting", "is_open")
MISSING = object()


class TapewireSwitch:
    def __init__(self, target, name):
        cls = type(target)
        self.name = name
        self.cls = cls
        self.inherited = cls.__dict__.get(name, MISSING)
        self.before = target.__dict__.get(name, MISSING)
        self.held = {}
        self.reads = 0
        self.reader = None
        if IS_MICROPYTHON and self.before is not MISSING:
            delattr(target, name)
        setattr(cls, name, self)
        setattr(target, name, True)
        self.has_written = False

    def values(self, instance):
        if not IS_MICROPYTHON:
            return instance.__dict__
        return self.held.setdefault(id(instance), {})

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        self.reads += 1
        if self.reader is None and hasattr(sys, "_getframe"):
            frame = sys._getframe(1)
            self.reader = frame.f_code.co_filename + ":" + str(frame.f_lineno)
        values = self.values(instance)
        if self.name in values:
            return values[self.name]
        if self.inherited is not MISSING:
            return self.inherited
        raise AttributeError(self.name)

    def __set__(self, instance, value):
        self.has_written = True
        self.values(instance)[self.name] = value

    def __delete__(self, instance):
        self.values(instance).pop(self.name, None)

    def undo(self, target):
        # What the page itself wrote meanwhile is the page's, and stays.
        value = self.values(target).get(self.name, MISSING) if self.has_written else self.before
        delattr(self.cls, self.name)
        if self.inherited is not MISSING:
            setattr(self.cls, self.name, self.inherited)
        if value is not MISSING:
            setattr(target, self.name, value)
        elif self.name in target.__dict__:
            delattr(target, self.name)

    def told(self):
        is_mentioned, count = mentions(self.cls, self.name)
        return {
            "state": "on",
            "reads": self.reads,
            "reader": self.reader,
            "before": "absent" if self.before is MISSING else "value",
            "isMentioned": is_mentioned,
            "methodCount": count,
        }


def switch_of(cls, name):
    found = cls.__dict__.get(name)
    return found if type(found).__name__ == "TapewireSwitch" else None


def mentions(cls, name):
    """Whether the code of the class and its bases holds the name, and how many functions were looked through."""
    if not hasattr(cls, "__mro__"):
        return None, 0
    count = 0
    for place in cls.__mro__[:-1]:
        for member in vars(place).values():
            code = getattr(getattr(member, "__func__", getattr(member, "fget", member)), "__code__", None)
            if code is None:
                continue
            count += 1
            if holds(code, name):
                return True, count
    return False, count


def holds(code, name):
    if name in code.co_names or name in code.co_consts:
        return True
    return any(holds(inner, name) for inner in code.co_consts if hasattr(inner, "co_names"))


def debug_mode(target, command, name):
    switch = switch_of(type(target), name)
    if command == "undo":
        if switch is not None:
            switch.undo(target)
        return {"state": "off"}
    if switch is None and command == "look":
        return {"state": "off"}
    try:
        return (switch or TapewireSwitch(target, name)).told()
    except Exception as error:
        return {"state": "refused", "error": repr(error)}


def socket_of(target):
    for name, value in target.__dict__.items():
        state = getattr(value, "readyState", None)
        url = getattr(value, "url", None)
        if isinstance(state, int) and isinstance(url, str):
            return {"name": name, "url": url[:4096], "readyState": state}
    return None


def flags(target):
    found = [{"name": name, "value": value} for name, value in target.__dict__.items()
             if name in FLAG_NAMES and isinstance(value, bool)]
    return {"flags": found, "socket": socket_of(target)}


def call(target, name):
    if not callable(getattr(target, name, None)):
        return {"outcome": "no-method"}
    try:
        return {"outcome": "called", "returned": repr(getattr(target, name)())[:4096]}
    except Exception as error:
        return {"outcome": "raised", "returned": repr(error)[:4096]}


def work(target, command, path, name):
    for step in json.loads(path):
        if not hasattr(target, step):
            return json.dumps({"found": "no-object"})
        target = getattr(target, step)
    if command == "flags":
        answer = flags(target)
    elif command == "call":
        answer = call(target, name)
    else:
        answer = debug_mode(target, command, name)
    return json.dumps(answer)
`;
