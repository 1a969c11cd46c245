"""LanguageTool as a second opinion: a server that is asked about paragraphs, and what its answers mean here.

Nothing in this folder is imported by a run that does not ask for LanguageTool.
"""
