# The words of the page “now”.
now-day = Day { $n }
now-step = Step { $n } of { $of }
now-gone = This step is over
now-next = Next:
now-next-at = at about { $time }
now-charge = Our question
now-agenda = See the whole agenda
now-agenda-none = The agenda is not written yet.
now-so-far = What we have done so far
now-item-open = now
now-item-closed = done
now-item-skipped = left out

now-ready = I am ready to move on
now-ready-hint = If you need no more time, say so. Nothing is cut short.
now-ready-said = You said so. The facilitator sees how many are ready and decides.

# What to do now
now-go-room = Go to my room
now-go-evidence = Read the evidence
now-go-recommendations = See our recommendations
now-go-vote = Go to the vote
now-go-vote-again = See or change my vote
now-go-results = See the results
now-go-my-evidence = Go to my evidence
now-break = Have a rest. Nothing to do until the break is over.
now-plenary = Everyone is together. Listen, and say what you think.
now-presentations = A witness is speaking. Listen, and note what you want to ask.
now-questions = Ask the witnesses what you want to know.
now-questions-room = Stay in your room: the witnesses come to you. Ask them what you want to know.
now-rooms = Talk it over in your room, and write down what matters.
now-rooms-supporter = Go with the person you support to their room. You can read what they read.
now-rooms-wait = The jury works in small rooms. You are not in one yet: ask a facilitator.
now-drafting = Write recommendations together in your room.
now-presenting = Each room presents its recommendations. Listen, and ask.
now-refining = What would help more people support a recommendation? Suggest a change.
now-vote = A vote is open. Please vote on each recommendation.
now-voted = Your vote is in. You can change it until the vote closes.
now-vote-wait = We are about to vote. The vote is not open yet, so you can read the recommendations again.
now-vote-supporter = The jury is voting. You can read along, but not vote for somebody else.
now-watch-plenary = The whole jury is together.
now-watch-presentations = Witnesses are speaking to the jury.
now-watch-questions = The jury is asking the witnesses.
now-watch-rooms = The jury is talking in small rooms.
now-watch-drafting = The jury is writing its recommendations in small rooms.
now-watch-presenting = Each room presents its recommendations to the jury.
now-watch-refining = The jury is improving its recommendations.
now-watch-vote = The jury is voting.

# Not at an item
now-between = A short pause
now-between-text = The next step starts in a moment. Nothing to do yet.
now-before = We have not started yet
now-before-text = This page shows you what to do when the jury starts. You can read the evidence before.
now-before-text-running = The facilitator will start the day. This page then shows you what to do.
now-first-day = The jury starts
now-day-done = That was all for today
now-day-done-text = Everything planned for today is done. The facilitator will close the day.
now-overnight = Day { $day } is over. Thank you!
now-overnight-text = Have a good rest. Until the next day you can read everything, but nothing needs to be done.
now-next-day = Day { $n } starts
now-days-over = All days are over. Thank you!
now-days-over-text = The jury has done its work. The result comes next.
now-concluded = The jury has finished. Thank you!
now-concluded-text = The recommendations are final: nobody changes them now. They will be published soon.
now-published = The results are public
now-published-text = Thank you for taking part. Everyone can read what the jury decided, and why.

# A witness
now-slots = When you are heard
now-slots-none = You have no time on the agenda yet. The organisers will give you one.
now-slot-hall = in the hall, with everyone
now-slot-rooms = in the small rooms
now-slot-open = Now
now-slot-closed = Done
now-stay-here = Now: Room { $room }
now-stay-next = Next: Room { $room }, { $time }
now-stay-last = This is your last room.
now-my-evidence = Your evidence
now-my-evidence-none = You have not handed in anything yet. It takes three steps.
now-my-evidence-some = { $n ->
    [one] You have written one piece.
   *[other] You have written { $n } pieces.
 }
now-my-evidence-returned = The organisers gave something back to you, with a reason.

now-presents = Room { $name } presents now
now-presents-you = Your room presents now
now-presents-next = Next: Room { $name }
now-presents-next-you = Next: your room
now-presents-last = Then everyone talks about it.
now-presents-soon = The rooms present, one after the other.
now-presents-all = Every room has presented.
now-notes = Notes of this discussion
