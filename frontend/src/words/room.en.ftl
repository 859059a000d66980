# The words of the page “room”.
room-title = Room { $name }
room-none = You are not in a room now
room-none-text = When the jury works in small rooms, yours opens here.
room-to-now = See what happens now
room-over = This room has finished. You can read what it wrote.
room-moved = You now sit in Room { $room }.
room-reads = You read what the people in this room read. Only jurors write here.
room-you = you

# Turns
room-turns = Who speaks
room-you-speak = You are speaking
room-speaks = { $name } is speaking
room-nobody-speaks = Nobody is speaking
room-then = Then:
room-nobody-waits = Nobody has a hand up
room-turn-over = The turn is over time. Nobody is cut off.
room-raise = Raise my hand
room-lower = Lower my hand (you are number { $n })
room-finish = I have finished
room-give = Next: { $name }
room-end-turn = End this turn
room-short = (short reply)
room-reply = Ask for a short reply (30 seconds)
room-reply-back = Take my reply back

# No facilitator
room-no-facilitator = Your room runs itself
room-you-host = You are the host
room-you-scribe = You write for the room
room-you-both = You are the host and write for the room
room-host = { $name } is the host.
room-scribe = { $name } writes.
room-three-steps = How it works, in three steps
room-step-host = Host:
room-step-host-text = see that everybody has spoken once before anybody speaks twice.
room-step-write = Write:
room-step-write-text = put what matters into the lists below, in the words of who said it.
room-step-write-draft = write the recommendations together; read each sentence out.
room-step-report = Report back:
room-step-report-text = choose who tells everyone what this room found.
room-turns-on = Take turns with raised hands
room-turns-off = Talk freely, without raised hands

# Lists
room-issues = What we see as issues
room-solutions = What we see as solutions
room-issues-none = Nothing here yet. Add an issue, or keep one from the list to begin with.
room-solutions-none = Nothing here yet. Add a solution when somebody has an idea.
room-list-empty = Nothing here yet.
room-issue-add = Add an issue
room-solution-add = Add a solution
room-issue-new = A new issue
room-solution-new = A new solution
room-entry-hint = One short sentence is enough.
room-entry-missing = Write a few words first.
room-entry-save = Add it
room-added = Added.
room-entry-edit = Your words
room-entry-edit-hint = With other words, support starts again from nothing.
room-entry-change = Change
room-entry-remove = Take off
room-entry-remove-title = Take this off the list?
room-entry-remove-text = It disappears from the list of this room, and its support with it.
room-support = { $n ->
    [0] no support yet
    [one] 1 supports it
   *[other] { $n } support it
 }
room-support-it = I support this
room-supporting = You support this
room-from = Kept from what we began with
room-from-changed = We changed it from
room-decide-again = Decide again
room-source = From:
room-undecided = { $n ->
    [one] 1 more to begin with
   *[other] { $n } more to begin with
 }
room-undecided-hint = Others raised these before. Decide together: keep, change or reject each.
room-keep = Keep
room-change = Change
room-reject = Reject
room-bring-back = Bring it back
room-change-label = In our words
room-change-hint = Where it came from stays visible.
room-change-save = Save the change
room-reject-label = Why do we reject it? (optional)
room-reject-hint = The reason goes into the record.
room-reject-save = Reject it
room-settled = Decided.
room-rejected = { $n ->
    [one] 1 rejected
   *[other] { $n } rejected
 }
room-rejected-why = Why:

# Recommendations
room-drafts = Our recommendations
room-drafts-none = Nothing written yet. Your room can write up to { $limit }.
room-drafts-full = Your room has written all of its { $limit }.
room-draft = Recommendation { $n }
room-draft-open = Write on: recommendation { $n }
room-draft-writing = being written
room-draft-tabled = put forward
room-draft-begin = Write a recommendation
room-draft-another = Write another recommendation

# People
room-company = In this room
room-online = On this page now: { $names }
room-online-none = Nobody else has this page open now
room-visiting = Here to help: { $names }
room-call = Call the facilitator
room-called = Called at { $time }. Somebody will come.
room-coming = { $name } is coming.
room-call-back = We no longer need help

# Notes
room-notes = Our notes
room-notes-hint = One text that everybody in this room can write in at the same time.
room-notes-open = Open our notes
