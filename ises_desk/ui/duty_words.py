"""What the button of a duty says, by the kind of duty."""

from __future__ import annotations

from ises_desk.i18n import N_

DELETING = {
    "offer_data": N_("Aanbod vastleggen"),
    "delete_data": N_("Verwijdering vastleggen"),
    "certify_deletion": N_("Verklaring maken"),
    "erase_customer": N_("Wissen"),
}
DO = {
    "business": N_("Invullen"),
    "backup": N_("Back-up maken"),
    "rates": N_("Tarieven bekijken"),
    "send_bills": N_("Verstuurd vastleggen"),
    "send_letter": N_("Brief bekijken"),
    "force_majeure": N_("Afhandelen"),
    "confirm_notice": N_("Naar het contract"),
    "campaign": N_("Naar de wijziging"),
    "forum": N_("Afsluiten"),
    "renewal": N_("Bericht maken of versturen"),
    "acknowledge_withdrawal": N_("Ontvangst bevestigen"),
    "settle_withdrawal": N_("Afwikkelen"),
    "complaint": N_("Naar de klacht"),
    "decide": N_("Naar de klant"),
    "limitation": N_("Naar de factuur"),
    "domain": N_("Naar de domeinnaam"),
    "refund": N_("Terugbetalen"),
    "finalise": N_("Definitief maken"),
    "bill": N_("Factureren"),
    "lapsed": N_("Naar het contract"),
    "cure": N_("Beantwoorden"),
    "reasons": N_("Motiveren"),
    "review_block": N_("Opnieuw wegen"),
    "lift_block": N_("Opheffen"),
    "restore": N_("Weer aangezet"),
    **DELETING,
    "transfer": N_("Overdragen"),
}
