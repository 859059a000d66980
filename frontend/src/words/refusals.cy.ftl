## Agenda

refusal-item-not-planned = Nid cynllun yn unig yw “{ $title }” bellach: mae ar agor, wedi’i chau neu wedi’i gadael allan.
refusal-item-not-open = Nid yw “{ $title }” ar agor nawr.
refusal-item-not-closed = Nid yw “{ $title }” wedi’i chau.
refusal-item-not-skipped = Nid yw “{ $title }” wedi’i gadael allan.
refusal-item-not-last-closed = Dim ond yr eitem a gaewyd ddiwethaf y gellir ei hailagor. “{ $title }” yw honno.
refusal-item-not-later = Dim ond o eitem ddiweddarach yr un diwrnod, nad yw wedi dechrau, y gellir cymryd munudau. Nid yw “{ $title }” yn un o’r rheini.
refusal-item-still-open = Mae “{ $title }” yn dal ar agor. Caewch hi’n gyntaf.
refusal-items-still-planned = Mae “{ $title }” yn dal wedi’i chynllunio ar gyfer diwrnod { $day }. Yn gyntaf, cynhaliwch hi, gadewch hi allan neu symudwch hi i ddiwrnod arall.
refusal-earlier-item-planned = “{ $title }” sy’n dod gyntaf. Agorwch hi, gadewch hi allan neu symudwch hi.
refusal-close-early-unconfirmed = Mae amser ar ôl o hyd. Munudau ar ôl: { $minutes }. Cadarnhewch eich bod am ei chau nawr.
refusal-item-spares-nothing = Nid oes gan “{ $title }” funudau i’w rhoi: mae egwyliau, pleidleisiau, eitemau ag amser penodol ac eitemau sydd ar eu byrraf yn cadw eu munudau.
refusal-minutes-too-many = Dyma’r nifer mwyaf o funudau y gall “{ $title }” eu rhoi: { $most }.
refusal-minutes-out-of-range = Rhaid i nifer y munudau fod rhwng { $least } a { $most }.
refusal-minimum-over-minutes = Ni all yr amser byrraf fod yn hirach na’r eitem ei hun. Ei munudau: { $minutes }.
refusal-fixed-start-outside-day = Rhaid i’r amser penodol fod rhwng dechrau a diwedd diwrnod { $day }.
refusal-rooms-not-for-kind = Dim ond gwaith mewn ystafelloedd, drafftio a chwestiynau all gael ystafelloedd.
refusal-rotation-wrong = Dim ond mewn cwestiynau ag ystafelloedd y gall tystion newid ystafell, ar ôl nifer o funudau o 1 i { $most }.
refusal-witness-slots-wrong = Rhifwch y tystion o 1, pob un unwaith. Y nifer mwyaf ar gyfer un eitem: { $most }.
refusal-place-past = Mae’r lle hwnnw ar yr agenda wedi mynd heibio. Y lle rhydd cyntaf: { $least }.
refusal-place-unknown = Nid oes lle o’r fath ar yr agenda. Y lle olaf: { $most }.
refusal-agenda-full = Mae’r diwrnod hwn yn llawn. Y nifer mwyaf o eitemau mewn diwrnod: { $most }.
refusal-day-unknown = Nid oes diwrnod { $day } gan y rheithgor hwn.
refusal-day-ended = Mae diwrnod { $day } ar ben.
refusal-day-times-wrong = Nid yw amseroedd diwrnod { $day } yn gweithio: rhaid iddo orffen ar ôl dechrau, yr un diwrnod, a pheidio â gorgyffwrdd â diwrnod arall.
