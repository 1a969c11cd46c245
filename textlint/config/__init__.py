"""What a run is asked to do: the settings of a file, from configuration files and from the command line.

`settings.py` is what comes of it; the rest is loaded only when there is a configuration file to read.
"""
