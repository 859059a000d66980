fault = Something went wrong on our side. Nothing was half-done; please try again.
calendar-day = Day { $day }
## Requests
refusal-malformed = The request could not be read: { $what }
refusal-field-unknown = There is no field of that name: { $what }
refusal-body-too-large = That is too much at once. The limit is { $limit } bytes.
refusal-text-missing = Please fill in this field: { $field }.
refusal-text-too-long = This text is too long ({ $field }): { $length } characters, and { $limit } are allowed.
refusal-number-out-of-range = This number must lie between { $least } and { $most } ({ $field }).
refusal-key-missing = The request has no Idempotency-Key. It must be a UUID.
refusal-key-reused = This key was already used for another request.
refusal-not-found = There is nothing here, or it is not for you.
refusal-method-not-allowed = This address does not work that way.
refusal-too-many-requests = Too many tries. Please wait a few minutes and try again.
refusal-busy = The service is very busy. Nothing was changed; please try again.
refusal-storage-full = Nothing more can be kept: there is no room left. Nothing was changed. Please tell whoever runs the service.
refusal-database-away = The service cannot reach its database right now. Please try again in a moment: what you sent is kept once, or not at all.
## Accounts
refusal-sign-in-needed = Please sign in first.
refusal-sign-in-wrong = E-mail or password is not right.
refusal-card-unknown = This code is not known. Look at the card again: ten letters and digits. If it stays so, ask an organiser.
refusal-card-revoked = This card was withdrawn and no longer works. Ask an organiser if you should take part.
refusal-card-replaced = You were given a newer card, so this one no longer works. Use the new card, or ask an organiser.
refusal-session-ended = You have been signed out. Please sign in again.
refusal-ticket-spent = This connection ticket was already used or is too old.
refusal-origin-foreign = This connection does not come from the jury's own page.
refusal-not-allowed = Your role in this jury does not allow this.
refusal-password-too-short = Please choose a password of at least { $least } characters.
refusal-email-wrong = This does not look like an e-mail address.
refusal-email-taken = There is already an account with this e-mail address.
refusal-set-up-done = The first account was already made. Please sign in.
refusal-password-wrong = This is not your password.
refusal-code-wrong = This code is not right, or it was used before. Wait for the next one in your app, or use another recovery code.
refusal-sign-in-stale = That took too long. Please enter your e-mail and password again.
refusal-second-factor-on = Your account already asks for a code when you sign in.
refusal-second-factor-off = Your account does not ask for a code yet. Please start again.
refusal-account-unknown = Organisers and facilitators need an account first. There is none with this e-mail address.
## Juries and people
refusal-consent-needed = You can only go on if you agree to take part.
refusal-consent-text-changed = The text you agree to has changed. Please read it again.
refusal-jury-state-wrong = The jury is not at that point now (it is: { $state }).
refusal-jury-not-ready = The jury is not ready. { $missing ->
    [agenda] There is nothing on the agenda yet.
    [day_empty] There is nothing on day { $day }.
    [day_too_long] Day { $day } goes on after the hall must be left.
    [contact] There is no contact for worries.
    [ground_rules] There are no ground rules.
    [consent_text] There is no text that people agree to.
    [jurors] There are no jurors.
   *[facilitator] There is nobody who runs it.
}
refusal-day-not-over = End the day first.
refusal-day-not-started = Start the day first.
refusal-day-already-started = This day has already started.
refusal-read-back-needed = Read the final texts back to the jury first, and note the show of hands.
refusal-role-wrong = That does not fit this person's role.
refusal-supported-juror-missing = A supporter must be tied to one juror of this jury.
refusal-date-wrong = This is not a date: { $date }.
refusal-time-zone-unknown = This time zone is not known: { $zone }.
refusal-people-enough = A jury can have { $most } people at most. There are { $there } already.
refusal-person-email-taken = Somebody in this jury already has this e-mail address.
refusal-person-gone = This person was taken off the list and no longer takes part.
refusal-person-yourself = You cannot take yourself off the list. Ask another organiser.
refusal-list-spreadsheet = This is a spreadsheet file. Open it, choose “Save as”, then “CSV”, and bring that file.
refusal-list-not-text = This file is not a list that can be read. Save it as CSV (UTF-8) and try again.
refusal-list-too-large = This file is too large. The limit is { $limit } MB.
refusal-list-too-long = This list is too long: { $limit } people can be read at once.
refusal-list-empty = There is nobody on this list.
refusal-list-header-missing = The first row must name the columns, and one of them must be “Name”. Others can be “E-mail” and “Role”.
refusal-list-column-twice = Two columns mean the same. The second one is “{ $column }”. Remove one of them.
refusal-list-columns-many = There are too many columns that rooms could be mixed by. The most: { $most }.
refusal-list-quote-open = A quotation mark on row { $row } is never closed, so the rows after it cannot be told apart.
refusal-list-rows-wrong = Nobody was added. Rows with something wrong: { $rows }. Mend them or leave them out.
refusal-list-row-unknown = There is no row { $row } on this list. Look at the list again.
## Live
refusal-topic-unknown = There is no such topic.
refusal-frame-malformed = A message on this connection could not be read.

## Shared texts
refusal-text-frozen = This text was put forward, so it can no longer be changed here. You can suggest a change to it instead.
refusal-text-not-yours = You can read this text, but not write in it.
refusal-text-full = This text has grown too large. Shorten it before you add more.

## Agenda

refusal-item-not-planned = “{ $title }” is no longer just planned: it is open, closed or left out.
refusal-item-not-presenting = Rooms present only in an item that is for presenting.
refusal-running-order-wrong = The rooms have changed since you looked. Look at the order again: each room must be in it once.
refusal-slot-over = This room has already presented, and another one is presenting now.
refusal-item-not-open = “{ $title }” is not open now.
refusal-item-not-closed = “{ $title }” has not been closed.
refusal-item-not-skipped = “{ $title }” has not been left out.
refusal-item-not-last-closed = Only the item that was closed last can be opened again. That is “{ $title }”.
refusal-item-not-later = Minutes can only come from a later item of the same day that has not begun. “{ $title }” is not one.
refusal-item-still-open = “{ $title }” is still open. Close it first.
refusal-items-still-planned = “{ $title }” is still planned for day { $day }. First hold it, leave it out or move it to another day.
refusal-earlier-item-planned = “{ $title }” comes first. Open it, leave it out or move it.
refusal-close-early-unconfirmed = There is still time. Minutes left: { $minutes }. Confirm that you want to close it now.
refusal-item-spares-nothing = “{ $title }” has no minutes to give: breaks, votes, items with a fixed time and items at their shortest keep theirs.
refusal-minutes-too-many = “{ $title }” can give this many minutes at most: { $most }.
refusal-minutes-out-of-range = The minutes must be a number from { $least } to { $most }.
refusal-minimum-over-minutes = The shortest time cannot be longer than the item itself. Its minutes: { $minutes }.
refusal-fixed-start-outside-day = The fixed time must lie between the start and the end of day { $day }.
refusal-rooms-not-for-kind = Only work in rooms, drafting and questions can have rooms.
refusal-notes-not-for-kind = Rooms keep their own notes; a vote and a break have none.
refusal-rotation-wrong = Witnesses can only change rooms in questions with rooms, after a number of minutes from 1 to { $most }.
refusal-witness-slots-wrong = Number the witnesses from 1, each once. The most for one item: { $most }.
refusal-place-past = That place on the agenda is in the past. The first free place: { $least }.
refusal-place-unknown = There is no such place on the agenda. The last place: { $most }.
refusal-agenda-full = This day is full. The most items on one day: { $most }.
refusal-day-unknown = This jury has no day { $day }.
refusal-day-ended = Day { $day } has ended.
refusal-day-times-wrong = The times of day { $day } do not fit: it must end after it starts, the same day, and must not overlap another day.
refusal-days-enough = The jury has as many days as it can have. The most: { $most }.
refusal-day-not-last = Only the last day can be taken out, and one must stay. The last is day { $day }.
refusal-day-not-empty = There is still something on day { $day }: “{ $title }”. Move it or remove it first.

## Rooms

refusal-nobody-to-allot = There are no jurors to put into rooms yet.
refusal-facilitator-twice = A facilitator can have one room only. Please choose another for one of the rooms.
refusal-pins-do-not-fit = A room was chosen for more people than it holds, or for somebody who is not to be seated. Please look at who must sit where.
refusal-only-jurors-sit = Only jurors are given a place in a room; their supporters follow them.
refusal-person-left = This person has left the jury.
refusal-only-jurors-of-room = Only the jurors of this room can do this.
refusal-only-room-leads = Only the host of this room or a facilitator can do this.
refusal-only-facilitators = Only a facilitator can do this.
refusal-rooms-overnight = The jury is not sitting now. You can read everything; you can write again when the day starts.
refusal-room-over = This round of rooms is over.
refusal-allotment-changed = The people have changed since you looked. Please look at the rooms again, then confirm.
refusal-already-called = The facilitator has been called already.
refusal-no-call = Nobody in this room is calling the facilitator now.
refusal-turns-off = Turns are off in this room. The host or a facilitator can turn them on.
refusal-not-in-room = This person is not a juror in this room.
refusal-hand-already-up = This hand is up already.
refusal-turn-not-waiting = This hand is not up any more.
refusal-nobody-waits = Nobody is waiting to speak.
refusal-nobody-speaks = Nobody is speaking now.
refusal-reply-taken = Somebody has asked to reply to this turn already. Raise a hand instead.
refusal-recording-not-agreed = Not everybody in this room has agreed to be recorded.
refusal-list-full = This list is full: it holds { $most }.
refusal-entry-not-yours = Only the person who added this can change it.
refusal-entry-from-start = This comes from a starting point. Keep, change or reject it there.
refusal-entry-withdrawn = This was taken off the list.
refusal-entry-merged = Somebody put this together with another one. Look under that one.
refusal-entry-holds-others = Others are put together in this one. Split it again first.
refusal-entry-promoted = A recommendation was begun from this since, so it can no longer be split.
refusal-entries-missing = Choose at least one other from the list.
refusal-lists-differ = Issues and solutions are separate lists. Choose from one of them.
refusal-words-changed = Somebody changed these words meanwhile. Read them again, then try once more.
refusal-merge-undone = This was split again already.
refusal-merge-not-last = Split what was put together last first.
refusal-group-unknown = This heading is no longer there.
refusal-heading-taken = There is a heading with these words already.
refusal-arguments-enough = There is room for { $most } points under each. This one is full.
refusal-argument-not-yours = Only the person who said this can take it back.
refusal-argument-withdrawn = This was taken back.
refusal-evidence-not-published = You can only point to evidence that everyone can read. This is not there.
refusal-citations-enough = There is room for { $most } pieces of evidence here. It is full.
refusal-cited-already = This piece of evidence is named here already, with the same quote.
refusal-citation-not-yours = Only the person who added this, or a facilitator, can take it away.
refusal-citation-taken-back = This was taken away already.
# Evidence
refusal-evidence-state-wrong = { $state ->
    [draft] This evidence has not been handed in yet.
    [submitted] This evidence is with the organisers. It can be changed if they return it.
    [returned] This evidence was returned to its author. It must be handed in again first.
    [published] This evidence is already published.
   *[other] This evidence was withdrawn.
 }
refusal-interest-not-stated = Say whether you have an interest to declare. If you have none, choose “nothing to declare”.
refusal-link-wrong = This link cannot be used. It must begin with https:// or http:// and lead to a page on the web.
refusal-reason-missing = Please give a reason.
# Files of evidence
refusal-file-empty = This file is empty. Choose it again, or another one.
refusal-file-too-large = This file is too large. A file may have up to { $most } MiB. Save it smaller, or split it.
refusal-file-type-not-allowed = A file of this type cannot be given. Allowed are PDF, images (PNG, JPEG, WebP, GIF), plain text, and documents, tables and slides (docx, xlsx, pptx, odt, ods, odp) without macros. What counts is what is in the file, not its name.
refusal-file-broken = This file cannot be read: something in it is damaged or missing. Open it, save it again and choose the new file.
refusal-file-unpacks-too-large = This file would be far too large once it is unpacked, so it was not taken. Save it as a PDF.
refusal-image-too-large = This image has too many pixels ({ $width } × { $height }). Save it smaller.
refusal-alternative-missing = Say in words what the image shows, for people who do not see it.
refusal-file-unknown = This file is not here any more: a file waits for a day to be used. Choose it again.
refusal-upload-cut = The file did not arrive whole, so nothing of it was kept. Please try again.
refusal-uploads-at-once = You are sending { $most } files already. Wait until one of them is done.
refusal-uploads-enough = You have sent as many files as one person may in a day. Please go on tomorrow, or ask an organiser.
refusal-range-wrong = The file is shorter than the part that was asked for.
refusal-files-away = The place where files are kept does not answer right now. Nothing was changed; please try again in a few minutes.

# Questions to the witnesses
refusal-question-state-wrong = { $state ->
    [drafted] This question has not been taken up yet.
    [prioritised] This question stands in the order already. A facilitator can take it out again.
    [put] This question is being asked now.
    [answered] This question has an answer already.
    [deferred] The answer to this question is still to come.
    [merged] This question was put together with another one. Look under that one.
    [set_aside] This question was set aside.
   *[other] This question was taken back.
 }
refusal-question-not-yours = Only those who asked this question can do that.
refusal-question-not-for-you = This question is for another witness.
refusal-question-own = This is your own question. You are counted already.
refusal-question-merged = This question was put together with another one. Look under that one.
refusal-question-same = A question cannot be put together with itself. Choose another one.
refusal-question-has-answers = This question was asked before, so it stays as it is. Put the other one together with it.
refusal-question-holds-others = Other people’s questions are put together with this one. Ask a facilitator to split them first.
refusal-question-is-put = Another question is being asked. Note its answer first, or take it off the screen.
refusal-question-was-put = This was asked together already, so it can no longer be split.
refusal-question-not-put = This question has not been asked yet.
refusal-question-order-changed = Somebody changed the order meanwhile. Look at it again, then try once more.
refusal-question-order-wrong = Each question can be in the order once.
refusal-questions-enough = You have { $most } questions that wait. Take one back before you ask another.
refusal-answers-enough = There is room for { $most } answers to a question. This one is full.
refusal-witness-unknown = This person is not a witness of this jury.
refusal-witness-requests-enough = You have { $most } requests that wait. Take one back before you make another.
refusal-witness-request-not-yours = Only the person who asked for this can take it back.
refusal-witness-request-own = This is your own request. You are counted already.
refusal-witness-request-decided = This has been decided already, or taken back.

# Recommendations
refusal-recommendation-state-wrong = { $state ->
    [draft] This recommendation is still a draft. It must be put forward first.
    [tabled] This recommendation has been put forward. It must be presented first.
    [presented] This recommendation has already been presented.
    [amended] This recommendation has already been presented and changed.
    [put] This recommendation is being voted on. Wait until the vote is closed.
    [adopted] The jury has adopted this recommendation. It can no longer be changed.
    [not_agreed] The jury has voted on this recommendation and not agreed.
    [merged] This recommendation was put together with another. It stays here to be read.
    [split] This recommendation was split into parts. It stays here to be read.
   *[other] This recommendation was withdrawn.
 }
refusal-drafts-enough = A room can have at most { $limit } recommendations. Withdraw one before you start another.
refusal-not-your-room = Only people in the room that drafts this can do that.
refusal-draft-title-missing = The recommendation needs a title before it can be put forward.
refusal-draft-body-missing = The recommendation needs its text before it can be put forward.
refusal-amendment-outdated = The text has changed since this change was written. The page shows what changed and puts it together with the newest version.
refusal-amendment-decided = This suggested change has already been decided.
refusal-amendment-same = The suggested text is the same as the text now. Change something first.
refusal-amendment-up-to-date = The text has not changed since this was suggested, so there is nothing to bring up to date.
refusal-merge-needs-two = Choose at least two recommendations to put together.
refusal-merge-source-twice = This recommendation was chosen twice: { $title }
refusal-split-needs-two = Splitting needs at least two new texts.
refusal-source-outdated = The text has changed since you looked. Read version { $number } first: { $title }
refusal-source-state-wrong = This recommendation cannot be used for that now: { $title }. It must have been put forward, and not be in a vote, agreed, taken back, put together or split.
refusal-statement-too-early = You can write how you see it differently once this recommendation has been put to a vote.
refusal-statement-cosigned = Others have signed this text, so it cannot be changed. You can take it back and write a new one.
refusal-statement-own = This is your own statement. You do not need to sign it too.
refusal-statement-withdrawn = This statement was taken back by its author.

# Consensus rounds
refusal-round-state-wrong = { $state ->
    [planned] This vote has not opened yet.
    [open] This vote is open. Close it first.
    [closed] This vote is already closed.
    [published] The result of this vote is already published.
   *[other] This vote was declared void.
 }
refusal-round-not-open = This vote is not open, so no answer can be sent.
refusal-round-already-open = Another vote is open. Close it first.
refusal-round-without-items = Choose at least one recommendation to vote on.
refusal-round-item-twice = The same recommendation is in this vote twice.
refusal-round-item-unknown = That recommendation is not part of this vote.
refusal-round-item-not-presented = A recommendation must be presented to everyone before it is voted on: { $title }
refusal-round-item-outdated = The text of this recommendation has changed. Put version { $number } to the vote: { $title }
refusal-round-item-became-others = Other recommendations were made of this one. Put those to the vote: { $title }
refusal-round-not-revealed = Show the result to the jury before it is published.
refusal-round-indicative = A trial vote is published only together with the final vote.
refusal-threshold-not-stated = Say how much support is needed before the vote opens.
refusal-threshold-wrong = { $num }/{ $den } is not a share that can be needed. Use a fraction such as 4/5, above 0 and at most 1.
refusal-denominator-not-stated = Say whose support is counted before the vote opens: everyone here, everyone in the jury, or everyone who votes.
refusal-counting-steps-wrong = Choose which answers count as support. “Stand aside” and “cannot live with it” never do.
refusal-quorum-too-large = At least { $quorum } people must vote, but only { $people } can vote in this vote.
refusal-scale-wrong = A scale has between { $least } and { $most } steps.
refusal-options-too-few = There must be at least two things to put in order. Choose more recommendations, or another way to answer.
refusal-rehearsal-wrong = A practice vote is about made-up choices only, and a real vote about recommendations only.
refusal-round-rehearsal = This was only practice. It is never published.
refusal-answer-wrong-method = This vote asks for another kind of answer. Load the page again.
refusal-step-unknown = That is not one of the answers of this vote.
refusal-option-unknown = One of the choices is not part of this vote.
refusal-option-twice = The same choice is in your order twice.
refusal-options-missing = Some choices have no answer yet. Answer them all, or leave the ballot blank.
refusal-score-wrong = A score is a whole number from 0 to { $limit }.
refusal-dots-over = You have { $dots } dots, and at most { $most } on one choice.
refusal-round-secret = This vote is secret. It cannot be cast by hand, or for somebody else.
refusal-round-named = This vote is a show of hands. There are no secret ballots in it.
refusal-secret-needs-https = People’s own devices cannot keep a secret vote here, because this address does not start with https. Get a certificate, or choose in the settings: the voting point on the laptop that runs this service, paper, or shows of hands.
refusal-secret-not-here = This jury votes by show of hands. Its settings say so.
refusal-roster-too-small-for-secret = A secret vote needs at least { $least } people, or everybody could work out who voted how. Choose a show of hands.
refusal-electronic-too-few = Only { $electronic } would vote on a device. With fewer than { $least } their votes would show. Let more people vote on a device, or everybody on paper.
refusal-paper-too-few = Only { $paper } would vote on paper. With fewer than { $least } sheets their writers would be known. Ask them to come to the voting point.
refusal-paper-not-with-method = Paper can be counted only where people choose one step or yes or no. Choose that way to answer, or the voting point.
refusal-paper-not-counted = Two people must first count the paper and enter the same numbers.
refusal-paper-none = Nobody votes on paper in this vote.
refusal-paper-sums = The numbers do not add up: each question must have { $ballots } answers or blanks, and at most { $jurors } people vote on paper.
refusal-paper-differs = The other person counted something else. Count again, both of you.
refusal-paper-counted = Two people have counted the paper and agree. It cannot be changed.
refusal-roster-empty = Nobody who could vote is marked as here. Mark the register first.
refusal-end-too-soon = The time at which this vote closes by itself is past, or less than a minute away. Change it first, or leave it empty and close the vote by hand.
refusal-end-too-late = A vote can close by itself at most { $days } days after it opens. Choose an earlier time.
refusal-fixed-end-with-paper = Some people vote on paper, and people must count the paper before the vote closes. Take out the time at which it closes by itself, and close it by hand.
refusal-round-not-published = Only a published result can be given a correction.
refusal-round-published = This result is published and stays published. If something in it is wrong, add a correction: it is shown beside it for good.
refusal-next-round-prepared = The next vote is already prepared. You find it under the votes.
refusal-nothing-to-ask-again = There is nothing left of this vote that could be asked again.
refusal-reasons-not-open = This is not being asked now. If you have something to add, say it to everyone.
refusal-reasons-too-early = Everyone gets at least two minutes. You can close this in { $seconds } seconds.
refusal-reasons-sent = Your answers were sent before, and they stay as they were.
refusal-reasons-incomplete = Say something about each recommendation that did not pass, or that you have nothing to add.
refusal-reasons-size-wrong = This message does not have the size that all of them have ({ $bytes } bytes). Reload the page and send again.
refusal-ballot-with-identity = This message says who sends it, so it was not taken. Reload the page and send again.
refusal-not-on-roster = You were not on the list when this vote opened. You can take part in the next one.
refusal-blinded-value-wrong = The request for your voting papers could not be signed. Load the page again.
refusal-credential-wrong = This voting paper was not issued for this question of this vote.
refusal-signature-wrong = The signature under this vote does not fit. Load the page again and vote once more.
refusal-ballot-not-canonical = This vote is not written the way it must be. Load the page again and vote once more.
refusal-credentials-issued = Your voting papers were fetched before, on another device or in another browser. Vote there. Each person gets them once.
refusal-way-wrong = You were down to vote another way in this vote: on your own device, at the voting point or on paper. Ask the facilitator.
refusal-counter-reused = Another vote was sent with the same number. The first one stands. Load the page again to change it.
refusal-counter-lower = A later vote of yours is already in. It stands.
refusal-key-of-other-question = This voting paper was already used for another question.
refusal-snapshots-full = This text already has { $limit } saved versions, which is the most it can have.
refusal-comments-full = This text already has { $limit } comments, which is the most it can have.
refusal-comment-not-yours = Only the person who wrote this comment can take it back.
refusal-comment-answered = Somebody has replied to this comment, so it can no longer be taken back. Mark it as settled instead.
refusal-comment-settled = This comment has been settled. Open it again to reply.
refusal-comment-withdrawn = This comment was taken back.
refusal-anchor-wrong = These words could not be marked. Mark fewer words and try again.
refusal-temperature-over = This quick show of hands is over.
refusal-temperature-shown = The answers are shown already. Nobody can change an answer now.
refusal-signal-too-soon = You have just sent a signal. Wait a second and try again.
