## Agenda

refusal-item-not-planned = “{ $title }” is no longer just planned: it is open, closed or left out.
refusal-item-not-open = “{ $title }” is not open now.
refusal-item-not-closed = “{ $title }” has not been closed.
refusal-item-not-skipped = “{ $title }” has not been left out.
refusal-item-not-last-closed = Only the item that was closed last can be opened again. That is “{ $title }”.
refusal-item-not-later = Minutes can only come from a later item of the same day that has not begun. “{ $title }” is not one.
refusal-item-still-open = “{ $title }” is still open. Close it first.
refusal-items-still-planned = “{ $title }” is still planned for day { $day }. First hold it, leave it out or move it to another day.
refusal-earlier-item-planned = “{ $title }” comes first. Open it, leave it out or move it.
refusal-close-early-unconfirmed = There is still time. Minutes left: { $minutes }. Confirm that you want to close it now.
refusal-item-spares-nothing = “{ $title }” has no minutes to give: breaks, votes, items with a fixed time and items at their shortest keep theirs.
refusal-minutes-too-many = “{ $title }” can give this many minutes at most: { $most }.
refusal-minutes-out-of-range = The minutes must be a number from { $least } to { $most }.
refusal-minimum-over-minutes = The shortest time cannot be longer than the item itself. Its minutes: { $minutes }.
refusal-fixed-start-outside-day = The fixed time must lie between the start and the end of day { $day }.
refusal-rooms-not-for-kind = Only work in rooms, drafting and questions can have rooms.
refusal-rotation-wrong = Witnesses can only change rooms in questions with rooms, after a number of minutes from 1 to { $most }.
refusal-witness-slots-wrong = Number the witnesses from 1, each once. The most for one item: { $most }.
refusal-place-past = That place on the agenda is in the past. The first free place: { $least }.
refusal-place-unknown = There is no such place on the agenda. The last place: { $most }.
refusal-agenda-full = This day is full. The most items on one day: { $most }.
refusal-day-unknown = This jury has no day { $day }.
refusal-day-ended = Day { $day } has ended.
refusal-day-times-wrong = The times of day { $day } do not fit: it must end after it starts, the same day, and must not overlap another day.
