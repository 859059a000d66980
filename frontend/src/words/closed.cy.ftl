# Y bleidlais i’r rhai na allant bleidleisio arni nawr.

ballot-not-you = Nid ydych yn y bleidlais hon
ballot-not-you-lead = Mae’r bleidlais hon ar gyfer y rheithwyr a oedd ar y gofrestr pan agorodd. Os oeddech yma, dywedwch wrth hwylusydd nawr.
ballot-looking = Mae’r rheithwyr yn pleidleisio
ballot-looking-lead = Dyma’r hyn a ofynnir iddynt. Dim ond rheithwyr a all ateb.
ballot-closed = Mae’r bleidlais hon wedi cau
ballot-counted = Cafodd eich pleidlais ei chyfrif.
ballot-counted-some = Dim ond yr atebion a ddangosir yma a gafodd eu cyfrif. Nid oeddech wedi anfon y lleill.
ballot-not-counted = Ni wnaethoch anfon unrhyw atebion, felly ni chyfrifwyd dim gennych chi.
ballot-unsent = Gwnaethoch newid atebion heb eu hanfon. Ni chyfrifwyd y newidiadau; cyfrifwyd yr hyn a anfonoch o’r blaen.
ballot-wait-result = Dangosir y canlyniad i bawb gyda’i gilydd.
ballot-to-results = Gweld y canlyniad
ballot-void = Nid yw’r bleidlais hon yn cyfrif
ballot-void-why = Pam: { $reason }
ballot-differ = Ydych chi’n ei gweld hi’n wahanol?
ballot-differ-lead = Gallwch ysgrifennu sut rydych chi’n ei gweld hi. Ni all neb ei ddal yn ôl, ac mae’n cael ei ddangos wrth ymyl y canlyniad.
ballot-differ-one = Rwy’n ei gweld hi’n wahanol: { $title }
ballot-too-few = Daeth llai na phum pleidlais i mewn ar gwestiwn. Fel na ŵyr neb bleidlais neb, ni chyfrifwyd dim, a dilëwyd pob pleidlais.
