# The words of the page “questions”.
questions-title-witness = Questions put to me
questions-lead-witness = You can answer in writing here, also in the evening. Everyone reads your answer, with your name.
questions-ask = Ask a question
questions-ask-hint = Ask one thing at a time, in your own words. Others see your name with it.
questions-ask-missing = Write your question first.
questions-ask-go = Send my question
questions-asked = Your question was sent. Others can now say that they want to know it too.
questions-more = More options
questions-for-room = Ask for Room { $room }
questions-for-room-hint = Everyone in your room stands behind it.
questions-to = Who is it for?
questions-to-hint = If you do not know, leave this empty.
questions-evidence = Which evidence is it about?
questions-evidence-answer = Which evidence says so?
questions-evidence-none = None

questions-now = Being asked now
questions-next = To be asked next
questions-next-none = Nothing is lined up yet. A facilitator chooses from what you ask.
questions-waiting = Waiting to be chosen
questions-to-come = Answers to come
questions-answered = Answered
questions-none = No questions yet
questions-none-juror = Be the first: write in the box above what you want to know.
questions-none-text = What the jury asks its witnesses appears here once it was asked.
questions-board = Order and put the questions

questions-state-drafted = waiting to be chosen
questions-state-prioritised = will be asked
questions-state-place = will be asked: number { $n }
questions-state-put = being asked now
questions-state-deferred = answer to come
questions-state-answered = answered
questions-state-satisfied = answered, and that is enough
questions-from = Asked by { $name }
questions-from-room = Asked by { $name } for Room { $room }
questions-for = For { $names }
questions-backers = { $n ->
    [one] 1 person wants to know this
   *[other] { $n } people want to know this
 }
questions-want = I want to know this too
questions-yours = You asked this.
questions-together = Asked together with { $n ->
    [one] 1 other
   *[other] { $n } others
 }
questions-first = At first:
questions-answer-by = { $name } answered:
questions-answer-written = { $name } wrote:
questions-asked-on = { $name } asked on:
questions-deferral = The answer is to come:
questions-deferral-from = The answer is to come from { $names }:

# One’s own question
questions-change = Change it
questions-edit = Your question
questions-edit-hint = With other words, others are asked again whether they want to know it.
questions-withdraw = Take it back
questions-withdrawn = Your question was taken back.
questions-set-aside = Set aside
questions-set-aside-text = A facilitator set your question aside. The reason:
questions-enough = Does this answer your question?
questions-accept = Yes, that is enough
questions-accepted = Noted. Thank you.
questions-ask-on = Ask on
questions-ask-on-label = What do you still want to know?
questions-ask-on-hint = Your question goes to the end of the list and is asked again with these words.
questions-asked-on-done = Your question stands in the list again.

# A witness answers
questions-mine-none = No question waits for you
questions-mine-none-text = When the jury asks you something, it appears here with a box for your answer.
questions-answer = Your answer
questions-answer-hint = Plain words help. If you do not know, say so.
questions-answer-missing = Write an answer first.
questions-answer-go = Send my answer
questions-answer-more = Add to the answer
questions-answer-done = The answer was saved. Everyone can read it.
questions-answer-who = Who answered?
questions-answer-note = What was answered
questions-answer-note-go = Note this answer

# Further witnesses
requests-title = Who else should we hear?
requests-none = Nobody has asked for anyone else yet.
requests-ask = Ask for another witness
requests-who = Who?
requests-who-hint = A name, or what kind of person.
requests-why = Why?
requests-go = Send my request
requests-done = Your request was sent.
requests-tally = { $n ->
    [one] 1 person wants this
   *[other] { $n } people want this
 }
requests-want = I want this too
requests-asked = waiting for a decision
requests-invited = invited
requests-not-possible = not possible
requests-reason = The reason:
requests-withdraw = Take back my request
