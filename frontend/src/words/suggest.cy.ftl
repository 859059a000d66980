# Newidiadau a awgrymwyd; cyfuno argymhellion, a’u rhannu.

rec-changes = Newidiadau a awgrymwyd
rec-changes-none = Nid oes neb wedi awgrymu newid.
rec-suggest = Awgrymu newid
rec-suggest-lead = Ysgrifennwch ef fel yr hoffech iddo ddarllen. Mae pawb yn gweld eich awgrym ac yn ei drafod. Mae’r hwylusydd yn ei dderbyn pan fydd y rheithgor yn cytuno.
rec-suggest-title = Teitl
rec-suggest-body = Yr hyn rydym yn ei argymell
rec-suggest-reasons = Ein rhesymau
rec-suggest-why = Pam mae hyn yn well?
rec-suggest-why-hint = Mae un neu ddwy frawddeg yn ddigon.
rec-suggest-send = Anfon fy awgrym
rec-suggest-sent = Mae eich awgrym wedi’i anfon.
rec-suggest-moved = Mae’r testun wedi newid ers i chi ddechrau. Nid oes dim a ysgrifennoch wedi’i golli. Dyma beth sydd wedi newid:
rec-suggest-put-in = Rhoi fy newidiadau yn y testun newydd
rec-suggest-put-in-hint = Daw’r hyn a ysgrifennoch a’r hyn sy’n newydd at ei gilydd. Gallwch edrych arno cyn ei anfon.
rec-suggest-is-in = Mae eich newidiadau nawr yn y testun diweddaraf. Edrychwch arno, yna anfonwch ef.
rec-suggest-choose = { $n ->
    [one] Rydych chi a’r testun newydd wedi newid yr un geiriau. Pa rai ddylai sefyll?
   *[other] Mewn { $n } lle rydych chi a’r testun newydd wedi newid yr un geiriau. Pa rai ddylai sefyll?
  }
rec-suggest-choose-one = Dewiswch y geiriau: { $part }, lle { $n }
rec-suggest-theirs = Fel y mae’r testun newydd: “{ $text }”
rec-suggest-mine = Fel yr ysgrifennoch chi: “{ $text }”
rec-suggest-nothing = dim byd yma
rec-suggest-by-hand = Rydych wedi newid y testun hwn â llaw. Yr hyn a ysgrifennoch o’r blaen oedd: “{ $text }”
rec-rebase = Diweddaru
rec-rebase-title = Diweddaru’r awgrym hwn
rec-rebase-lead = Newidiodd y testun ar ôl awgrymu hyn. Dyma’r awgrym yn y testun diweddaraf. Edrychwch arno, yna anfonwch ef. Mae’n cymryd lle’r hen un.
rec-rebase-send = Anfon
rec-rebase-sent = Mae’r awgrym wedi’i ddiweddaru.
rec-rebased-of = Mae’n diweddaru’r hyn a awgrymodd { $name } o’r blaen.
rec-suggest-same = Nid ydych wedi newid dim eto. Newidiwch y teitl, y testun neu’r rhesymau.
rec-suggestion-by = Awgrymwyd gan { $name }
rec-suggestion-why = Pam: { $reason }
rec-suggestion-proposed = Yn aros
rec-suggestion-accepted = Derbyniwyd
rec-suggestion-declined = Heb ei dderbyn
rec-suggestion-withdrawn = Wedi’i dynnu’n ôl
rec-suggestion-replaced = Wedi’i ddiweddaru
rec-suggestion-outdated = Mae’r testun wedi newid ers awgrymu hyn. Gellir ei ddiweddaru.
rec-suggestion-answer = Ateb: { $answer }
rec-accept = Derbyn
rec-accept-title = Derbyn y newid hwn?
rec-accept-ask = Bydd yn dod yn fersiwn { $n }. Derbyniwch ef dim ond pan fydd y rheithgor wedi cytuno.
rec-decline = Peidio â’i dderbyn
rec-decline-why = Pam nad yw’n cael ei dderbyn?
rec-decline-why-hint = Gall { $name } a phawb arall ddarllen hyn.
rec-take-back = Tynnu fy awgrym yn ôl

remake-title = Rhagor o ddewisiadau
remake-lead = Gwnewch hyn dim ond pan fydd y rheithgor wedi cytuno. Mae’r testunau presennol yn aros i’w darllen, ac mae’r rhai newydd yn dweud o ble y daethant.
remake-merge = Cyfuno â …
remake-merge-which = Cyfuno â pha un?
remake-merge-none = Nid oes argymhelliad arall y gellid ei gyfuno ag ef.
remake-merge-go = Ymlaen
remake-merge-text = Testun y ddau gyda’i gilydd
remake-merge-hint = Mae’n dechrau gyda’r holl destunau, un o dan y llall. Ysgrifennwch un testun ohonynt.
remake-merge-sources = Yr hyn sy’n cael ei gyfuno
remake-merge-do = Cyfuno
remake-merge-done = Maent wedi’u cyfuno.
remake-split = Rhannu
remake-split-hint = Daw pob rhan yn argymhelliad ar ei ben ei hun.
remake-split-source = Yr hyn sy’n cael ei rannu
remake-split-part = Rhan { $n }
remake-split-more = Rhan arall
remake-split-less = Gadael rhan { $n } allan
remake-split-do = Rhannu
remake-split-done = Mae wedi’i rannu.
remake-open = { $n ->
    [one] Mae un newid a awgrymwyd yn aros yma. Mae’n aros gyda’r testun hwn ac nid yw’n cael ei gymryd ymlaen.
   *[other] Mae { $n } newid a awgrymwyd yn aros yma. Maent yn aros gyda’r testun hwn ac nid ydynt yn cael eu cymryd ymlaen.
  }
remake-heading = Teitl
remake-body = Yr hyn rydym yn ei argymell
remake-reasons = Ein rhesymau
remake-why = Pam mae’r rheithgor yn gwneud hyn?
remake-moved = Mae testun “{ $title }” wedi newid ers i chi ddechrau. Dyma beth sydd wedi newid:
remake-read = Rwyf wedi’i ddarllen, ymlaen
