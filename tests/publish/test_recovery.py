import json

from journal_desktop.publish import atomic, recovery, stage, verify


def left_behind(target, *, swapping=None):
    """A stage as a killed export leaves it."""
    home = target.parent / ".stage-0123abcd"
    home.mkdir()
    plan = {"program": "journal-desktop", "target": target.name}
    (home / stage.PLAN).write_text(json.dumps(plan))
    if swapping is not None:
        (home / stage.SWAPPING).write_text(swapping)
    return home


def test_a_bundle_that_was_never_swapped_in_is_thrown_away(tmp_path, bundle, contents):
    target = tmp_path / "site"
    bundle().to(target)
    before = contents(tmp_path)
    home = left_behind(target)
    (home / "bundle").mkdir()
    (home / "bundle/index.html").write_text("half")
    recovery.settle(target, tmp_path)
    assert contents(tmp_path) == before


def test_what_appeared_in_the_old_folder_at_the_last_moment_is_moved_to_the_new(tmp_path, bundle):
    target = tmp_path / "site"
    bundle("old").to(tmp_path / "was")
    bundle("new").to(target)
    home = left_behind(target, swapping="0")
    (tmp_path / "was").rename(home / "bundle")
    (home / "bundle/late").mkdir()
    (home / "bundle/late/letter.txt").write_text("written during the export")
    (home / "bundle/articles/one/index.html").write_text("edited during the export")
    (home / "bundle/link").symlink_to("late")
    recovery.settle(target, tmp_path)
    assert (target / "late/letter.txt").read_text() == "written during the export"
    assert (target / "link").is_symlink()
    kept = next((target / "articles/one").glob("index.html.edited-*"))
    assert kept.read_text() == "edited during the export"
    assert verify.verify(target).ok
    assert not home.exists()


def test_a_folder_that_was_set_aside_comes_back(tmp_path, bundle, contents):
    target = tmp_path / "site"
    bundle().to(target)
    (target / "mine.txt").write_text("mine")
    before = contents(target)
    home = left_behind(target, swapping="0")
    target.rename(home / "old")
    recovery.settle(target, tmp_path)
    assert contents(target) == before
    assert not home.exists()


def test_folders_of_others_that_only_look_like_stages_are_left(tmp_path, bundle, contents):
    for name, inside in (
        (".stage-design", "plan.txt"),
        (".stage-0123abcd", "sketch.png"),
        (".stage-89abcdef", "bundle/file"),
    ):
        place = tmp_path / name / inside
        place.parent.mkdir(parents=True)
        place.write_text("mine")
    (tmp_path / ".stage-00000000").write_text("a file")
    before = contents(tmp_path)
    bundle().to(tmp_path / "site")
    (tmp_path / ".stage-89abcdef/lock").unlink(missing_ok=True)
    assert before.items() <= contents(tmp_path).items()


def test_a_plan_can_not_lead_elsewhere(tmp_path, bundle):
    target = tmp_path / "inner/site"
    target.parent.mkdir()
    home = left_behind(target, swapping="0")
    (home / stage.PLAN).write_text('{"program": "journal-desktop", "target": "../../site"}')
    (home / "bundle").mkdir()
    (home / "bundle/file").write_text("x")
    bundle().to(target)
    assert (home / "bundle/file").exists()
    assert not (tmp_path / "site").exists()


def test_an_export_killed_before_its_first_word_leaves_no_trace(tmp_path, bundle):
    (tmp_path / ".stage-0123abcd").mkdir()
    (tmp_path / ".stage-0123abcd/lock").write_text("")
    bundle().to(tmp_path / "site")
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_names_beside_are_told_by_content():
    assert recovery.beside("a/index.html", "0123456789" * 6) == "a/index.html.edited-01234567"
    assert atomic.EMPTY.kept == frozenset()
