# The words of what is done with issues and solutions.
lists-more = Rhagor o ddewisiadau
lists-for-against = O blaid { $for } · Yn erbyn { $against }
lists-drag = Llusgwch hwn ar un arall

# For and against
lists-argue = Dweud rhywbeth o blaid neu yn erbyn
lists-for = O blaid
lists-against = Yn erbyn
lists-side = Ydych chi o blaid neu yn erbyn?
lists-argument = Eich pwynt
lists-argument-hint = Mae un neu ddwy frawddeg fer yn ddigon. Bydd eich enw wrth ei ymyl.
lists-argument-missing = Ysgrifennwch ychydig eiriau yn gyntaf.
lists-argument-add = Ychwanegu fy mhwynt
lists-argument-added = Ychwanegwyd eich pwynt.
lists-argument-back = Tynnu’n ôl
lists-argument-earlier = wedi’i ddweud am eiriau cynharach
lists-arguments-none = Does neb wedi dweud dim o blaid nac yn erbyn hwn eto.

# Put together
lists-merged = Wedi’u rhoi ynghyd yma: { $n }
lists-split = Eu gwahanu eto
lists-split-done = Cawsant eu gwahanu eto.
lists-together = Rhoi ynghyd â …
lists-together-which = Pa rai sy’n dweud yr un peth?
lists-together-words = Y geiriau ar gyfer pob un ohonynt
lists-together-hint = Gyda geiriau eraill, mae’r gefnogaeth yn dechrau eto o ddim. Gellir darllen y lleill oddi tano o hyd, pob un â’i gefnogaeth ei hun.
lists-together-go = Eu rhoi ynghyd
lists-together-done = Cawsant eu rhoi ynghyd.
lists-together-missing = Dewiswch o leiaf un arall.
lists-together-alone = Does dim byd arall yn y rhestr hon eto.

# Headings
lists-under = Rhoi o dan bennawd …
lists-under-which = O dan ba bennawd?
lists-under-new = Pennawd newydd
lists-under-none = Dim pennawd
lists-under-title = Geiriau’r pennawd
lists-under-hint = Mae un i bum gair yn ddigon.
lists-under-missing = Ysgrifennwch eiriau’r pennawd yn gyntaf.
lists-under-go = Ei roi yno
lists-under-done = Wedi’i symud.
lists-rename = Newid y pennawd hwn
lists-dropped = Beth hoffech chi ei wneud?
lists-dropped-together = Maent yn dweud yr un peth: eu rhoi ynghyd
lists-dropped-under = Maent yn perthyn i’w gilydd: un pennawd i’r ddau

# Evidence
lists-cite = Enwi’r dystiolaeth …
lists-cite-which = Pa dystiolaeth?
lists-cite-passage = Y geiriau sydd ynddi
lists-cite-passage-hint = Copïwch y frawddeg sy’n bwysig.
lists-cite-place = Ble ynddi
lists-cite-place-hint = Er enghraifft: tudalen 4.
lists-cite-go = Ei henwi yma
lists-cite-done = Enwyd y dystiolaeth.
lists-cite-none = Nid oes tystiolaeth wedi’i chyhoeddi eto.
lists-cited = Tystiolaeth:
lists-cited-withdrawn = tynnwyd yn ôl
lists-uncite = Tynnu i ffwrdd
lists-uncite-of = Tynnu i ffwrdd: { $title }

# Recommendations
lists-promote = Ei wneud yn argymhelliad
lists-promote-title = Dechrau argymhelliad gyda hwn?
lists-promote-text = Bydd testun newydd yn agor gyda’r geiriau hyn. Yna gall eich ystafell newid pob un ohonynt. Mae hwn yn aros yn y rhestr.
lists-promote-go = Ei ddechrau
lists-became = Daeth yn:
lists-became-writing = argymhelliad sy’n cael ei ysgrifennu
lists-became-gone = argymhelliad a dynnwyd yn ôl
lists-from = O ble y daeth hwn
lists-from-issue = Problem o Ystafell { $room }:
lists-from-solution = Ateb o Ystafell { $room }:
lists-from-start = Dechreuodd gyda:
lists-rests = Y dystiolaeth y tu ôl iddo

# Reporting back
lists-report = Beth rydym yn ei adrodd yn ôl
lists-report-issues = Ein problemau â’r gefnogaeth fwyaf
lists-report-solutions = Ein hatebion â’r gefnogaeth fwyaf
lists-report-drafts = Ein hargymhellion
lists-report-none = Dim eto.
lists-report-print = Argraffu hwn
