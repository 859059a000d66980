# One page to catch up.
so-far-title = What we have done so far
so-far-nothing = Nothing yet: the jury has not started.
so-far-day = Day { $n }: { $date }
so-far-now = now
so-far-evidence = What we have heard
so-far-room = What Room { $room } wrote down
so-far-issues = What we see as issues
so-far-solutions = What we see as solutions
so-far-recommendations-none = None has been put forward yet.
so-far-agreed = agreed, { $n } of { $of } ({ $needed } needed)
so-far-not-agreed = not agreed, { $n } of { $of } ({ $needed } needed)
so-far-to-now = What happens now
so-far-print = Print this page
so-far-notes = Notes
so-far-notes-of = Notes of “{ $title }”
