"""The secret key that `make run` makes for itself."""

from pathlib import Path

from sourcehub_portal.launch.secret_key import kept_secret_key


def test_a_key_is_made_that_only_its_owner_can_read(tmp_path: Path) -> None:
    key = kept_secret_key(tmp_path / "key")
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_there_is_kept(tmp_path: Path) -> None:
    made = kept_secret_key(tmp_path / "key").read_text()
    assert kept_secret_key(tmp_path / "key").read_text() == made


def test_a_key_file_that_a_kill_left_empty_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "key").touch()
    assert len(kept_secret_key(tmp_path / "key").read_text()) >= 50


def test_nothing_but_the_key_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "key.new").write_text("half a k")
    kept_secret_key(tmp_path / "key")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
