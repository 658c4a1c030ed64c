from journal_desktop.gui.ask import TreeWish
from journal_desktop.gui.library.tree_form import TreeForm


def test_the_name_follows_the_choice_until_it_is_typed(qtbot, tmp_path):
    form = TreeForm(str(tmp_path), "mine-library")
    qtbot.addWidget(form)
    assert form.wish() == TreeWish(tmp_path / "mine-library", False, False, True, False)
    form.target.zip.setChecked(True)
    form.history.setChecked(True)
    assert form.wish() == TreeWish(tmp_path / "mine-library.zip", True, True, True, False)
    form.target.place.clear()
    qtbot.keyClicks(form.target.place, str(tmp_path / "own.zip"))
    form.target.folder.setChecked(True)
    assert form.wish().target == tmp_path / "own.zip"


def test_a_folder_that_is_not_there_is_told(qtbot, tmp_path):
    form = TreeForm(str(tmp_path / "none"), "mine")
    qtbot.addWidget(form)
    assert not form.go.isEnabled()
    form.target.show_folder(str(tmp_path))
    assert form.go.isEnabled()
