# The words of the results; the server writes them too.

told-full-support = Full support
told-with-reservations = Support, with reservations
told-can-live-with-it = Can live with it
told-stand-aside = Took no side
told-cannot-live-with-it = Cannot live with it
not-answered = Did not answer
outcome-agreed = Agreed
outcome-not-agreed = Not agreed
outcome-line = { $support } of { $people } support · { $needed } needed
outcome-first = { $support } in the first vote
how-counted = How this was counted
counted-here = { $people } jurors were here when the vote opened.
counted-enrolled = { $people } jurors belong to the jury.
counted-cast = { $people } jurors voted on this.
counted-aside = { $people } took no side and are left out, so { $left } are counted.
counted-threshold = At least { $num } out of every { $den } must support it. Of { $of } people, that is { $needed }.
counted-support = { $support } support it: { $steps }.
counted-step = { $step } ({ $people })
counted-quorum-met = At least { $quorum } had to vote, and { $cast } did.
counted-quorum-not = At least { $quorum } had to vote, but only { $cast } did.
counted-nobody = Nobody is left to count, so it is not agreed.
counted-agreed = { $support } is enough: it is agreed.
counted-not-agreed = It is not agreed.
counted-too-few = { $support } is fewer than { $needed }: it is not agreed.
