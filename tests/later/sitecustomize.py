"""The clock says a year later, in every Python process of a build that a test started.

Nothing of the guide knows of it. It is Python's clock alone: Node's, the bundler's and that of an
engine in Rust go on as they are.
"""

import datetime
import time

YEAR = 365 * 24 * 60 * 60
_seconds, _nanoseconds = time.time, time.time_ns


def _of_now(function):
    """A function of a moment, which takes the later one where it is given none."""
    return lambda moment=None: function(time.time() if moment is None else moment)


def _said(function, before):
    """The same for one of a form and fields of time, or of the fields alone."""
    return lambda *given: function(*given, *[time.localtime()][: before + 1 - len(given)])


time.time = lambda: _seconds() + YEAR
time.time_ns = lambda: _nanoseconds() + YEAR * 10**9
time.gmtime, time.localtime = _of_now(time.gmtime), _of_now(time.localtime)
time.ctime = _of_now(time.ctime)
time.strftime, time.asctime = _said(time.strftime, 1), _said(time.asctime, 0)


class _Alike(type):
    """What others made of the class that stood here before is of this one as well."""

    def __instancecheck__(cls, one):
        return isinstance(one, cls.__mro__[1])

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.__mro__[1])


class _Date(datetime.date, metaclass=_Alike):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class _Datetime(datetime.datetime, metaclass=_Alike):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)


for _name, _later in (("date", _Date), ("datetime", _Datetime)):
    # By these names they are pickled.
    _later.__module__, _later.__qualname__ = "datetime", _name
    setattr(datetime, _name, _later)
