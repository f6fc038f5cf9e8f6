"""The switch as a page, for a person who watches the portal beside it."""

from html import escape
from itertools import groupby

from sourcehub_portal.sandbox.answer import HTML, Answer
from sourcehub_portal.sandbox.faults import BY_HAND, known
from sourcehub_portal.sandbox.faults.layers import Known
from sourcehub_portal.sandbox.faults.switch import Setting

_PATHS = {
    "": "everything",
    "/api/customers": "the list of customers",
    "/api/orders": "orders",
}
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; color: #1b1f24; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { border-top: 1px solid #ccd1d6; padding: .25rem .75rem .25rem 0;
  text-align: left; vertical-align: top }
label { display: block } code { white-space: nowrap }
.on { background: #fff3c4 } .bar { position: sticky; top: 0; background: #fff;
  padding: .75rem 0; display: flex; flex-wrap: wrap; gap: 1rem; align-items: center }
"""


def board(setting: Setting, counted: dict[str, object]) -> Answer:
    """What is on, every fault to choose from, and what the portal has asked."""
    on = ", ".join(setting.names) or "nothing: it behaves"
    asked = f"{counted['requests']} requests, at most {counted['most_at_once']} at once"
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sandbox: faults</title>
<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>
<h1>The pretend SourceHub</h1>
<p>On now: <strong>{escape(on)}</strong>. Asked since the last reset: {asked}.</p>
<form method="post" action="/sandbox/faults"><input type="hidden" name="latency_ms"
 value="0"><button>Switch everything off</button></form>
<form method="post" action="/sandbox/faults">
<div class="bar"><button>Switch on exactly what is ticked</button>
<label>for <select name="only">{_paths(setting)}</select></label>
<label>and let each answer take <input name="latency_ms" type="number" min="0"
 value="{setting.latency_ms}"> ms longer</label></div>
<table><thead><tr><th scope="col">Row</th><th scope="col">Fault</th></tr></thead>
<tbody>{_rows(setting)}</tbody></table></form></body></html>
"""
    return Answer(200, page.encode(), content_type=HTML)


def _paths(setting: Setting) -> str:
    return "".join(
        f'<option value="{path}"{" selected" * (path == (setting.only or ""))}>'
        f"{said}</option>"
        for path, said in _PATHS.items()
    )


def _rows(setting: Setting) -> str:
    faults = groupby(known().items(), key=lambda item: item[1].row)
    cells = {
        row: "".join(_choice(name, fault, setting) for name, fault in named)
        for row, named in faults
    }
    for row, how in BY_HAND.items():
        cells[row] = f"{cells.get(row, '')}By hand. {escape(how)}"
    return "".join(
        f'<tr><th scope="row">{row}</th><td>{cells[row]}</td></tr>'
        for row in sorted(cells)
    )


def _choice(name: str, fault: Known, setting: Setting) -> str:
    on, checked = ('class="on"', "checked") if name in setting.names else ("", "")
    return (
        f"<label {on}>"
        f'<input type="checkbox" name="names" value="{name}" {checked}> '
        f"<code>{name}</code> {escape(fault.sentence)}</label>"
    )
