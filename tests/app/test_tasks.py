import pytest

from journal_desktop.app.tasks import Here
from journal_desktop.core.errors import NotFound


def run(work):
    heard = []
    Here().run(
        work, lambda result: heard.append(("done", result)), lambda e: heard.append(("failed", e))
    )
    return heard


def test_a_result_is_delivered():
    assert run(lambda: 7) == [("done", 7)]


@pytest.mark.parametrize("error", [NotFound("It is not there."), OSError(28, "full")])
def test_failures_of_the_world_are_delivered(error):
    def work():
        raise error

    assert run(work) == [("failed", error)]


def test_a_bug_is_raised():
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 // 0)


def test_what_the_receiver_does_wrong_is_no_failure_of_the_work():
    heard = []

    def done(_result):
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        Here().run(lambda: 7, done, heard.append)
    assert heard == []
