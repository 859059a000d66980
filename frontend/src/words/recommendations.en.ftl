# The words of the pages about recommendations.

rec-title = Our recommendations
rec-lead = Each room writes its recommendations. Then everyone hears them, suggests changes, and votes.
rec-lead-guest = What the jury recommends, in its own words.
rec-none = No recommendations yet
rec-none-juror = They are written in the rooms. When your room starts one, you find it here.
rec-none-other = They appear here when a room puts one forward.
rec-unnamed = A recommendation that Room { $room } is writing
rec-unnamed-nowhere = A recommendation that is being written
rec-state-draft = Being written
rec-state-tabled = Put forward
rec-state-presented = Presented to everyone
rec-state-amended = Changed after talking
rec-state-put = Being voted on
rec-state-adopted = Agreed
rec-state-not-agreed = Not agreed
rec-state-withdrawn = Taken back
rec-state-merged = Put together with another
rec-state-split = Split into parts
rec-suggested = { $n ->
    [one] { $n } suggested change
   *[other] { $n } suggested changes
  }
rec-start = Write a recommendation
rec-start-hint = Your room writes it together. Everyone in the room can type.
rec-enough = { $n ->
    [one] Your room has put forward its recommendation.
   *[other] Your room has put forward its { $n } recommendations.
  }
rec-write = Go on writing
rec-read-draft = See what is being written
rec-all = All recommendations
rec-gone-title = This recommendation is not here
rec-gone = The link may be old. All recommendations are in the list.
rec-draft-text = Your room is still writing this together. When you all agree on the words, put it forward.
rec-draft-other = Room { $room } is still writing this. You can read it here when it has been put forward.
rec-withdrawn = This recommendation was taken back. Why: { $reason }
rec-merged = The jury put this together with another text. It stays here so that everyone can read it. The new text goes on.
rec-split = The jury split this into parts. It stays here so that everyone can read it. The new texts go on.
rec-reasons-none = No reasons were written.

rec-present = Mark as presented
rec-present-hint = Press this when the room has read it out to everyone. Then it can be voted on.

rec-changed-now = The text of this recommendation has a new version.

rec-versions = Earlier versions
rec-version-frozen = Fixed on { $day }, { $time }

rec-statement-lead = You can say here how you see it. Nobody can edit it, hide it or hold it back. It is shown beside the result.
rec-statement-write = Write how I see it
rec-statement-text = How do you see it?
rec-statement-text-hint = Use your own words.
rec-statement-signed = Show that it is from me
rec-statement-signed-hint = In public you are “Juror { $n }”. Without this tick it says “a juror”.
rec-statement-send = Send
rec-statement-sent = Your statement is in.
rec-statement-edit = Change
rec-statement-withdraw = Take back
rec-statement-withdraw-title = Take back your statement?
rec-statement-withdraw-ask = It is no longer shown beside the result. You can write a new one.
rec-statement-mine = You wrote this
rec-cosign = I agree with this
rec-cosign-title = Agree with this statement?
rec-cosign-go = Yes, I agree
rec-uncosign = I no longer agree
rec-cosigned = You agree with this
