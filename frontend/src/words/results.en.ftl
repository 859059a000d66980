# The words of the results; the server writes them too.

told-full-support = Full support
told-with-reservations = Support, with reservations
told-can-live-with-it = Can live with it
told-stand-aside = Took no side
told-cannot-live-with-it = Cannot live with it
told-blank = Left blank
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

res-none = No result yet
res-none-text = The jury is still at work. The result appears here by itself as soon as it is published.
res-none-jury = When a vote has been counted and shown to everyone, you find it here.
res-jurors = { $n ->
    [one] { $n } juror
   *[other] { $n } jurors
  }
res-witnesses = { $n ->
    [one] { $n } witness
   *[other] { $n } witnesses
  }
res-open-sign-up = open sign-up
res-nomination = nominated
res-other-lottery = chosen by a lottery run elsewhere
res-who = { $jurors } ({ $how }) heard { $witnesses }.
res-agreed-of = They agreed on { $agreed } of { $all } recommendations.
res-one = { $n }. { $title }
res-waiting-title = No public result yet
res-waiting = These recommendations were put forward. Their result is not public yet.
res-differently = { $n ->
    [one] { $n } statement: “I see it differently”
   *[other] { $n } statements: “I see it differently”
  }
res-how = How it was done
res-how-chosen = How the jurors were chosen: { $how }.
res-how-vote = { $title }: { $people } jurors could vote. At least { $num } out of every { $den } had to support a recommendation for the jury to agree on it.
res-how-named = It was a show of hands: the jury saw how each juror voted. In public only the numbers are shown.
res-how-pseudonym = In public every juror is a number, given at random.
res-check = Check this result yourself
res-check-record = Every decision of this jury is kept in a record. Each entry seals the one before it, so nothing can be changed or left out later without it showing.
res-check-head = The record has { $count } entries. It ends with this seal:
res-check-get = Download the record
res-check-later = The record can be downloaded here once the jury is published.
res-check-how = Whoever has this program can check the record on their own computer:
res-revealed = Shown to the jury, not public yet
res-revealed-text = Only the jury and those who run it see this part.
res-hands = How each person voted
res-all-recommendations = All recommendations with their earlier versions
res-person = Person
counted-blank = { $people ->
    [one] { $people } ballot was left blank. It counts as cast and supports nothing.
   *[other] { $people } ballots were left blank. They count as cast and support nothing.
 }
counted-paper = { $ballots } ballots were counted on paper by two people.

res-rounds = The votes
res-round-all = All results of this jury
res-round-state = The result of one vote
res-turnout = { $cast } of { $people } jurors voted.
res-unused = { $n ->
    [0] Everyone who fetched a voting paper used it.
    [one] { $n } juror fetched a voting paper and did not use it.
   *[other] { $n } jurors fetched a voting paper and did not use it.
  }
res-unused-matter = The votes that are missing could have changed the outcome.
res-unused-no-matter = The votes that are missing could not have changed any outcome.
res-words = The six words of this vote
res-words-why = They were read aloud in the hall. Whoever counts the votes again gets the same six words. Other words mean that something was changed.
res-check-vote = Every vote is in one file, without any name. A vote that was changed, added or left out would show. You can count it again on your own phone or computer:
res-check-page = Check and count again in the browser
res-check-bundle = Download all votes (for checking)
res-check-verify = Whoever has this program can also count on their own computer:
res-get-csv = Download the figures as a table (CSV)
res-get-json = Download the figures for programs (JSON)
res-erratum = Correction
res-erratum-why = How it came about: { $reason }
res-drift = From vote to vote
res-drift-vote = Vote
res-drift-support = Support
res-drift-needed = Needed
res-drift-one = { $support } of { $people }
res-drift-version = { $title } (version { $n })
res-trial = A trial vote; it decided nothing
res-differ = I see it differently: say so in my own words
