import pytest

from journal_desktop.app.autosave import Saved
from journal_desktop.app.listeners import Listeners
from journal_desktop.core.errors import NotFound


def test_failures_of_the_world_are_told_and_bugs_go_on():
    heard = []
    listeners = Listeners(failed=[heard.append, heard.append])
    error = NotFound("It is not there.")
    listeners.fail(error)
    assert heard == [error, error]
    with pytest.raises(ZeroDivisionError):
        listeners.fail(ZeroDivisionError())


def test_one_who_stops_listening_while_told_keeps_nobody_from_hearing():
    heard = []
    listeners = Listeners()

    def once(state):
        listeners.saving.remove(once)
        heard.append(state)

    listeners.saving += [once, heard.append]
    listeners.tell_saving(Saved())
    listeners.tell_saving(Saved())
    assert heard == [Saved()] * 3
