"""The names a shell may complete."""


def names_in_built_in() -> list[str]:
    """Give the names of what `show` and `explain` take, from the framework in use; none where it cannot be read."""
    from ccg_toolkit.cli.loading import named_by_environment
    from ccg_toolkit.toolkit import check_folder

    framework = check_folder(named_by_environment()).framework
    fixed = ["overall", "priorities", "plan", "domains", "criteria", "levels", "actions", "sources"]
    return fixed if framework is None else [*fixed, *framework.domain_by_id, *framework.by_ref]
