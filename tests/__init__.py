"""A package, not only a folder: textstat 0.7.13 installs a package `tests` of its own, which would come before it."""
