# Suggested changes; putting recommendations together, and splitting them.

rec-changes = Suggested changes
rec-changes-none = Nobody has suggested a change.
rec-suggest = Suggest a change
rec-suggest-lead = Write it as you would like it to read. Everyone sees your suggestion and talks about it. The facilitator accepts it when the jury agrees.
rec-suggest-title = Title
rec-suggest-body = What we recommend
rec-suggest-reasons = Our reasons
rec-suggest-why = Why is this better?
rec-suggest-why-hint = One or two sentences are enough.
rec-suggest-send = Send my suggestion
rec-suggest-sent = Your suggestion has been sent.
rec-suggest-moved = The text has changed since you started. Nothing that you wrote is lost. Here is what changed:
rec-suggest-put-in = Put my changes into the new text
rec-suggest-put-in-hint = What you wrote and what is new come together. You can look at it before you send it.
rec-suggest-is-in = Your changes are now in the newest text. Look at it, then send it.
rec-suggest-choose = { $n ->
    [one] You and the new text changed the same words. Which should stand?
   *[other] In { $n } places you and the new text changed the same words. Which should stand?
  }
rec-suggest-choose-one = Choose the words: { $part }, place { $n }
rec-suggest-theirs = As the new text says: “{ $text }”
rec-suggest-mine = As you wrote: “{ $text }”
rec-suggest-nothing = nothing here
rec-suggest-by-hand = You have changed this text by hand. What you wrote before was: “{ $text }”
rec-rebase = Bring up to date
rec-rebase-title = Bring this suggestion up to date
rec-rebase-lead = The text changed after this was suggested. Here is the suggestion in the newest text. Look at it, then send it. It takes the place of the old one.
rec-rebase-send = Send it
rec-rebase-sent = The suggestion is up to date.
rec-rebased-of = It brings up to date what { $name } suggested before.
rec-suggest-same = You have not changed anything yet. Change the title, the text or the reasons.
rec-suggestion-by = Suggested by { $name }
rec-suggestion-why = Why: { $reason }
rec-suggestion-proposed = Waiting
rec-suggestion-accepted = Accepted
rec-suggestion-declined = Not taken up
rec-suggestion-withdrawn = Taken back
rec-suggestion-replaced = Brought up to date
rec-suggestion-outdated = The text has changed since this was suggested. It can be brought up to date.
rec-suggestion-answer = Answer: { $answer }
rec-accept = Accept
rec-accept-title = Accept this change?
rec-accept-ask = It becomes version { $n }. Accept it only when the jury has agreed.
rec-decline = Do not take up
rec-decline-why = Why is it not taken up?
rec-decline-why-hint = { $name } and everyone else can read this.
rec-take-back = Take back my suggestion

remake-title = More options
remake-lead = Do this only when the jury has agreed to it. The texts that are there now stay readable, and the new ones say where they came from.
remake-merge = Put together with …
remake-merge-which = Put together with which?
remake-merge-none = There is no other recommendation that it could be put together with.
remake-merge-go = Go on
remake-merge-text = The text of the two together
remake-merge-hint = It begins with all the texts, one below the other. Write one text of them.
remake-merge-sources = What is put together
remake-merge-do = Put together
remake-merge-done = They are put together.
remake-split = Split into parts
remake-split-hint = Each part becomes a recommendation of its own.
remake-split-source = What is split
remake-split-part = Part { $n }
remake-split-more = Another part
remake-split-less = Leave part { $n } out
remake-split-do = Split
remake-split-done = It is split.
remake-open = { $n ->
    [one] One suggested change waits here. It stays with this text and is not taken along.
   *[other] { $n } suggested changes wait here. They stay with this text and are not taken along.
  }
remake-heading = Title
remake-body = What we recommend
remake-reasons = Our reasons
remake-why = Why does the jury do this?
remake-moved = The text of “{ $title }” has changed since you began. This is what changed:
remake-read = I have read it, go on
