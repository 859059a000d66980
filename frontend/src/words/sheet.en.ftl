# The agenda on one sheet.
sheet-title = The agenda on paper
sheet-none = Nothing is planned yet
sheet-none-text = The agenda appears here once the organisers have written it.
sheet-print = Print
sheet-calendar = Add to my calendar
sheet-day = Day { $n }
sheet-span = { $from } to { $to }
sheet-zone = Times are those of { $zone }. They may shift a little on the day.
sheet-contact = For questions and worries: { $contact }
