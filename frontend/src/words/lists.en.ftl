# The words of what is done with issues and solutions.
lists-more = More options
lists-for-against = For { $for } · Against { $against }
lists-drag = Drag this onto another one

# For and against
lists-argue = Say something for or against
lists-for = For
lists-against = Against
lists-side = Are you for it or against it?
lists-argument = Your point
lists-argument-hint = One or two short sentences. Your name stands beside it.
lists-argument-missing = Write a few words first.
lists-argument-add = Add my point
lists-argument-added = Your point was added.
lists-argument-back = Take back
lists-argument-earlier = said about earlier words
lists-arguments-none = Nobody has said anything for or against this yet.

# Put together
lists-merged = { $n ->
    [one] 1 other put together here
   *[other] { $n } others put together here
 }
lists-split = Split them again
lists-split-done = They were split again.
lists-together = Put together with …
lists-together-which = Which ones say the same?
lists-together-words = The words for all of them
lists-together-hint = With other words, support starts again from nothing. The others stay readable underneath, each with its own support.
lists-together-go = Put them together
lists-together-done = They were put together.
lists-together-missing = Choose at least one other.
lists-together-alone = There is nothing else in this list yet.

# Headings
lists-under = Put under a heading …
lists-under-which = Under which heading?
lists-under-new = A new heading
lists-under-none = No heading
lists-under-title = The words of the heading
lists-under-hint = One to five words are enough.
lists-under-missing = Write the words of the heading first.
lists-under-go = Put it there
lists-under-done = Moved.
lists-rename = Change this heading
lists-dropped = What would you like to do?
lists-dropped-together = They say the same: put them together
lists-dropped-under = They belong together: one heading for both

# Evidence
lists-cite = Name the evidence …
lists-cite-which = Which evidence?
lists-cite-passage = The words it says
lists-cite-passage-hint = Copy the sentence that matters.
lists-cite-place = Where in it
lists-cite-place-hint = For example: page 4.
lists-cite-go = Name it here
lists-cite-done = The evidence was named.
lists-cite-none = No evidence has been published yet.
lists-cited = Evidence:
lists-cited-withdrawn = withdrawn
lists-uncite = Take away
lists-uncite-of = Take away: { $title }

# Recommendations
lists-promote = Make it a recommendation
lists-promote-title = Begin a recommendation with this?
lists-promote-text = A new text opens with these words. Your room can then change every one of them. This stays in the list.
lists-promote-go = Begin it
lists-became = Became:
lists-became-writing = a recommendation that is being written
lists-became-gone = a recommendation that was taken back
lists-from = Where this came from
lists-from-issue = An issue of Room { $room }:
lists-from-solution = A solution of Room { $room }:
lists-from-start = It began with:
lists-rests = The evidence behind it

# Reporting back
lists-report = What we report back
lists-report-issues = Our issues with most support
lists-report-solutions = Our solutions with most support
lists-report-drafts = Our recommendations
lists-report-none = Nothing yet.
lists-report-print = Print this
