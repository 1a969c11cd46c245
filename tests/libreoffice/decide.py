"""Run by Debian's Python, not by pytest: LibreOffice decides on all tracked changes and says what is left of the text.

/usr/bin/python3 decide.py PROFILE SOURCE TARGET.txt AcceptAllTrackedChanges|RejectAllTrackedChanges
"""

import os
import subprocess
import sys
import time


def prop(name, value):
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it has not started yet
            time.sleep(0.2)
    raise TimeoutError("LibreOffice did not start")


def main(profile, source, target, command):
    pipe = f"textlint{os.getpid()}"
    accept = f"--accept=pipe,name={pipe};urp;"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", accept]
    )
    try:
        context = connect(pipe)
        create = context.ServiceManager.createInstanceWithContext
        desktop = create("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (prop("Hidden", True),))
        dispatcher = create("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
        options = (prop("FilterName", "Text (encoded)"), prop("FilterOptions", "UTF8"))
        document.storeToURL(f"file://{target}", options)
        document.close(True)
        desktop.terminate()
    finally:
        office.wait(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
