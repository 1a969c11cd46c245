"""The rules: one file each, in the folder of their family. They are loaded by path, never imported."""
