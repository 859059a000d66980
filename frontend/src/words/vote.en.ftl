# What votes and recommendations have in common: the ballot, the recommendations, the results.

step-full-support = Full support
step-with-reservations = Support, with reservations
step-can-live-with-it = I can live with it
step-stand-aside = I don’t take a side
step-cannot-live-with-it = I cannot live with it

version-n = Version { $n }
from-room = from Room { $room }
what-changed = What changed from version { $n }
change-why = Why it was changed: { $reason }
change-added = added:
change-removed = taken out:
change-none = Nothing in this part changed.
our-reasons = Our reasons
what-we-recommend = What we recommend
rec-part-title = Title
vote-ends = Voting closes at { $time }
