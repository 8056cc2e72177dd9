"""The names that a shell may complete."""


def complete_names(incomplete: str) -> list[str]:
    """Give what `show` and `explain` take and begins like that, from the framework in use."""
    from ccg_toolkit.cli.loading import named_by_environment
    from ccg_toolkit.toolkit import check_folder

    framework = check_folder(named_by_environment()).framework
    names = ["overall", "priorities", "plan", "change", "domains", "criteria", "levels", "actions", "sources"]
    if framework is not None:  # else it cannot be read, and there is nobody to tell
        names += [*framework.domain_by_id, *framework.by_ref]
    return [name for name in names if name.startswith(incomplete)]
