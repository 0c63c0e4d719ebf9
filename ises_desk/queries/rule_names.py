"""What each rule of the terms tells, in plain Dutch: for the page of the terms.

A rule without a name here is told by the heading of its paragraph.
"""

from __future__ import annotations

from ises_desk.i18n import N_

# By the name of the function under `@article`.
RULE_NAMES = {
    "anniversary": N_("de verjaardag van een registratie"),
    "avert": N_("of u bij gevaar meteen mag ingrijpen"),
    "billable_from": N_("vanaf welke dag een periode te factureren is"),
    "billing_moment": N_("of een product vooraf of achteraf wordt gefactureerd"),
    "block": N_("of de toegang meteen dicht mag"),
    "change_of_price": N_("wanneer een gewijzigde prijs ingaat en tot wanneer opzeggen kan"),
    "change_on": N_("tot wanneer men om een wijziging kan opzeggen"),
    "check_clause": N_("of het geschonden lid een maatregel toelaat"),
    "check_effective": N_("of een wijziging niet te vroeg ingaat"),
    "check_payment_days": N_("of de wet een betaaltermijn toelaat"),
    "check_received": N_("of een opzegging na het begin van het contract kwam"),
    "court_choice": N_("tot en met welke dag een particulier de wettelijke rechter kan kiezen"),
    "court_of_terms": N_("of de keuze van de rechter gevolg heeft"),
    "credit_after": N_("wat van een vooruitbetaalde periode terugkomt"),
    "default_on": N_("vanaf welke dag de klant in verzuim is"),
    "differences": N_("waar een aanvaarding van de offerte afwijkt"),
    "disable": N_("of domeinnamen en certificaten uit mogen"),
    "dissolvable_from": N_("vanaf welke dag overmacht laat ontbinden"),
    "dissolve": N_("of een contract na de gestelde termijn mag worden ontbonden"),
    "dissolve_at_once": N_("of een contract meteen mag worden ontbonden"),
    "doubts_about": N_("wat ertegen pleit iets overmacht te noemen"),
    "effective_for": N_("vanaf wanneer een wijziging een klant bindt"),
    "end_by_change": N_("de laatste dag van wie om een wijziging opzegt"),
    "end_by_notice": N_("wanneer een opzegging het contract beëindigt"),
    "everywhere": N_("of een maatregel alle accounts van de klant raakt"),
    "first_term": N_("de eerste termijn van een contract"),
    "last_notice_day": N_("de laatste dag om op te zeggen"),
    "may_dissolve": N_("of een particulier om een prijsverhoging mag ontbinden"),
    "names_kept_until": N_("tot en met welke dag de klant zijn domeinnamen kan meenemen"),
    "notice_channel": N_("of de weg van de opzegging telt"),
    "offer_until": N_("tot en met welke dag een offerte geldt"),
    "own_risk": N_("of de overmacht voor uw eigen risico is"),
    "party_kind": N_("of een klant particulier of zakelijk is"),
    "payment_deadline": N_("de laatste dag om te betalen"),
    "prices_include_vat": N_("of een klant prijzen met btw ziet"),
    "refund_by": N_("wanneer u uiterlijk terugbetaalt na een afwijzing"),
    "reminders": N_("wanneer u aan een verjaardag wordt herinnerd"),
    "renewal": N_("wat een verlenging van het contract inhoudt"),
    "renewal_ending": N_("welke verlenging de klant vooraf wordt gemeld"),
    "restrict": N_("of de toegang om te veel verkeer mag worden beperkt"),
    "restrictable_from": N_("vanaf welke dag beperken om te veel verkeer mag"),
    "review_on": N_("wanneer een maatregel opnieuw wordt gewogen"),
    "revocable_until": N_("tot wanneer u een bestelling nog kunt afwijzen of intrekken"),
    "suspend": N_("of diensten om een andere tekortkoming mogen worden opgeschort"),
    "suspend_for_doubt": N_("of u bij twijfel of de klant nakomt mag opschorten"),
    "suspend_for_payment": N_("of diensten om onbetaalde facturen mogen worden opgeschort"),
    "tell_by": N_("de laatste dag om een klant een wijziging op tijd te melden"),
    "term_at": N_("in welke termijn een dag valt"),
    "withdrawal": N_("wat een herroeping tot gevolg heeft"),
    "withdrawal_window": N_("tot en met welke dag een particulier kan herroepen"),
}
