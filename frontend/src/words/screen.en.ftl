# The words of the page “screen”.
screen-day = Day { $n }
screen-next = Next, about { $time }: { $title }
screen-over = over time
screen-left = left
screen-soon = We start soon
screen-between = The next part begins in a moment
screen-night = Thank you. That is all for today.
screen-tomorrow = We go on { $day } at { $time }
screen-finished = The jury has finished. Thank you.
screen-vote = The vote is open
screen-cast = { $n } of { $of } have voted
screen-result = Result
screen-result-indicative = Result of the trial vote
screen-support = { $n } of { $of } in support · { $needed } needed
screen-agreed = Agreed
screen-not-agreed = Not agreed
screen-untitled = Recommendation { $n }
screen-room = Room { $name }
screen-follow = Follow
screen-qr = QR code for this jury’s page
screen-stopped = This link to the screen no longer works. Ask a facilitator for a new one.

screen-presents = Room { $name } presents
screen-presents-next = Next: Room { $name }
screen-six = The six words of this vote, to be read aloud:
screen-place = Place { $n }
