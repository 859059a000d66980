# The agenda on one sheet.
sheet-title = Yr agenda ar bapur
sheet-none = Does dim wedi’i gynllunio eto
sheet-none-text = Mae’r agenda’n ymddangos yma ar ôl i’r trefnwyr ei hysgrifennu.
sheet-print = Argraffu
sheet-calendar = Ychwanegu at fy nghalendr
sheet-day = Diwrnod { $n }
sheet-span = { $from } i { $to }
sheet-zone = Amserau { $zone } yw’r rhain. Gallant symud ychydig ar y diwrnod.
sheet-contact = Ar gyfer cwestiynau a phryderon: { $contact }
