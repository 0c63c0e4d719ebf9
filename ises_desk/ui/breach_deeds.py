"""The deeds of the contract's page about breaches."""

from __future__ import annotations

from ises_desk.i18n import N_
from ises_desk.ui import (
    dissolution_forms,
    names_form,
    occurrence_form,
    received_default_forms,
    suspension_forms,
)
from ises_desk.ui.page_spec import Deed

PARTS = {"occurrence": occurrence_form.change}
DEEDS = (
    Deed(
        code="notice_names",
        text=N_("Domeinnaam in gebreke"),
        icon="bell",
        run=names_form.notice_names,
    ),
    Deed(code="performed", text=N_("Alsnog nagekomen"), icon="check", run=names_form.performed),
    Deed(
        code="occurrence", text=N_("Voorval vastleggen"), icon="warning", run=occurrence_form.record
    ),
    Deed(
        code="close_occurrence",
        text=N_("Voorval afsluiten"),
        icon="check",
        run=occurrence_form.close,
    ),
    Deed(code="suspend", text=N_("Opschorten"), icon="stop", run=suspension_forms.suspend),
    Deed(
        code="weigh",
        text=N_("Opnieuw wegen"),
        icon="clock",
        run=suspension_forms.on_sheet(suspension_forms.weigh),
    ),
    Deed(
        code="lift",
        text=N_("Opschorting opheffen"),
        icon="undo",
        run=suspension_forms.on_sheet(suspension_forms.lift),
    ),
    Deed(
        code="restored",
        text=N_("Weer aangezet"),
        icon="check",
        run=suspension_forms.on_sheet(suspension_forms.restored),
    ),
    Deed(
        code="reasons",
        text=N_("Motiveren"),
        icon="letters",
        run=suspension_forms.on_sheet(dissolution_forms.reasons),
    ),
    *received_default_forms.DEEDS,
    Deed(code="dissolve", text=N_("Ontbinden"), icon="close", run=dissolution_forms.dissolve),
)
