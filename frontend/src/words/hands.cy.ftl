# Geiriau'r arwyddion mewn ystafell, a'r codi dwylo cyflym.
temperature = Codi dwylo cyflym
temperature-legend = Codi dwylo cyflym: { $question }
temperature-new = Codi dwylo cyflym: { $question }
temperature-not-a-vote = Nid pleidlais yw hon.
temperature-hint = Nid pleidlais yw hon. Ni ddangosir eich enw.
temperature-hint-named = Nid pleidlais yw hon. Dangosir eich enw gyda'ch ateb.
temperature-send = Anfon fy ateb
temperature-change = Newid fy ateb
temperature-choose = Dewiswch un ateb.
temperature-yours = Mae eich ateb wedi cyrraedd: { $feeling }. Gallwch ei newid nes dangosir yr atebion.
temperature-wait = Nid yw eich ateb wedi cyrraedd eto.
temperature-strongly-for = Yn gryf o blaid
temperature-for = O blaid
temperature-between = Rhwng y ddau
temperature-against = Yn erbyn
temperature-strongly-against = Yn gryf yn erbyn
temperature-spread = Atebion i: { $question }
temperature-answered = { $n ->
    [one] 1 ateb
   *[other] { $n } ateb
}
temperature-ask = Gofyn am godi dwylo cyflym
temperature-question = Eich cwestiwn
temperature-question-hint = Un cwestiwn byr. Mae pawb yn ateb ar bum gris, o gryf o blaid i gryf yn erbyn.
temperature-named = Dangos enwau gyda'r atebion
temperature-ask-go = Gofyn i'r rheithwyr
temperature-again = Gofyn rhywbeth arall
temperature-again-text = Bydd yr atebion i'r cwestiwn blaenorol yn diflannu.
temperature-in = Mae { $n } o { $of } wedi ateb
temperature-show = Dangos yr atebion
temperature-show-hint = Bydd y rheithgor a'r sgrin yn eu gweld. Ni all neb newid ateb wedyn.
temperature-end = Ei roi o'r neilltu
temperature-gone = Bydd yn diflannu pan ddaw'r rhan hon o'r agenda i ben. Ni chedwir dim ohono.
signal = Rhoi arwydd i'r ystafell
signal-close = Cau
signal-hint = Bydd pawb yn eich ystafell yn ei weld am eiliad. Ni chedwir dim.
signal-sent = Anfonwyd: { $what }
signal-wave = Helô
signal-agree = Rwy'n cytuno
signal-clap = Da iawn
signal-slower = Yn arafach, os gwelwch yn dda
signal-lost = Rwyf ar goll
signal-said = { $name }: { $what }
signal-asks = { $names }: { $what }
temperature-names = Dangosir enwau gyda'r atebion.
temperature-no-names = Ni ddangosir enwau, ddim hyd yn oed i chi.
