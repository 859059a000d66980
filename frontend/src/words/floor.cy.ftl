# Geiriau'r hyn sy'n digwydd yn y neuadd ac yn yr ystafelloedd.
floor-plenary = Troeon gyda phawb gyda'i gilydd
floor-back = Pawb gyda'i gilydd nawr
floor-back-text = Gorffennwch eich brawddeg a dewch yn ôl at y lleill, os gwelwch yn dda. Cedwir yr hyn a ysgrifennoch.
floor-back-go = Gweld beth sy'n digwydd nawr
floor-own-time = Mae gan eich ystafell tan { $time }.
floor-told = Oddi wrth yr hwylusydd, am { $time }
floor-recorded = Mae'r ystafell hon yn cael ei recordio
floor-recorded-text = Cytunodd pawb ynddi. Gall unrhyw un ei oedi, heb ddweud pam.
floor-pause = Oedi'r recordio
floor-late = Mae gan ystafell { $room } fwy o amser, tan { $time }.
floor-late-go = Mynd i'ch ystafell
floor-notes = Nodiadau o'r hyn a drafodwyd
floor-notes-none = Does dim nodiadau o hyn
floor-notes-none-text = Mae'r hwylusydd yn agor nodiadau tra bo pawb gyda'i gilydd.
floor-notes-empty = Ni ysgrifennwyd dim.
floor-notes-to-so-far = Beth rydym wedi'i wneud hyd yma
