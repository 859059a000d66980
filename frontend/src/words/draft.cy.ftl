# Geiriau testun y mae sawl person yn ei ysgrifennu gyda’i gilydd.

draft-page = Ysgrifennu gyda’n gilydd
draft-title = Teitl
draft-title-hint = Un llinell. Pwyswch Enter i fynd ymlaen at y testun.
draft-body = Yr hyn rydym yn ei argymell
draft-body-hint = Brawddegau plaen. Mae pawb sy’n ysgrifennu yn gweld pob newid ar unwaith. Mae’r fysell Tab yn gadael y blwch.
draft-reasons = Ein rhesymau
draft-reasons-hint = Pam rydym yn argymell hyn. Mae’r fysell Tab yn gadael y blwch.
draft-notes = Ein nodiadau
draft-notes-hint = Mae pawb yn yr ystafell yn gweld pob newid ar unwaith. Mae’r fysell Tab yn gadael y blwch.
draft-tools = Offer ar gyfer “{ $part }”
draft-list = Rhestr
draft-undo = Dadwneud
draft-redo = Ail-wneud
draft-here = Hefyd yn ysgrifennu: { $names }
draft-ended = Ni ellir newid y testun hwn mwyach.
draft-waits = Dim ond ar y ddyfais hon y mae eich newidiadau diwethaf. Cânt eu hanfon pan fydd modd ysgrifennu eto.
draft-gone-title = Nid yw’r testun hwn yn cael ei ysgrifennu nawr
draft-gone = Mae wedi’i gyflwyno, neu mae’n perthyn i ystafell arall.
draft-to-all = Gweld ein holl argymhellion
draft-put-forward = Cyflwyno
draft-put-forward-title = Cyflwyno hwn?
draft-put-forward-ask = Bydd y geiriau wedyn yn sefydlog fel fersiwn 1, ac ni all neb deipio ynddynt mwyach. Ar ôl hynny, gall unrhyw un awgrymu newid, ac mae pawb yn ei drafod.
draft-put-forward-done = Mae eich argymhelliad wedi’i gyflwyno.
draft-put-forward-wait = Arhoswch eiliad: mae eich geiriau olaf yn dal i gael eu cadw.
