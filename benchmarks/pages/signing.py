"""People who are signed in on a database, for browsers that send their cookies."""

from benchmarks.pages.built import Built


def signed_in(built: Built, roles: list[str]) -> dict[str, dict[str, str]]:
    """The cookie of somebody of each role, as a header."""
    process = built.database.start("-m", "benchmarks.pages.people", *roles)
    keys, complaint = process.communicate()
    if process.returncode:
        raise RuntimeError(complaint)
    each = zip(roles, keys.split(), strict=True)
    return {role: {"Cookie": f"sessionid={key}"} for role, key in each}
