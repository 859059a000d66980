# A witness’s own part of the page “now”.
now-go-my-questions = Go to my questions
now-go-my-evidence = Go to my evidence
now-slots = When you are heard
now-slots-none = You have no time on the agenda yet. The organisers will give you one.
now-slot-hall = in the hall, with everyone
now-slot-rooms = in the small rooms
now-slot-open = Now
now-slot-closed = Done
now-stay-here = Now: Room { $room }
now-stay-next = Next: Room { $room }, { $time }
now-stay-last = This is your last room.
now-my-questions = Questions put to you
now-my-questions-none = No question waits for your answer now.
now-my-questions-n = { $n ->
    [one] 1 question waits for your answer.
   *[other] { $n } questions wait for your answer.
 }
now-my-evidence = Your evidence
now-my-evidence-none = You have not handed in anything yet. It takes three steps.
now-my-evidence-some = { $n ->
    [one] You have written one piece.
   *[other] You have written { $n } pieces.
 }
now-my-evidence-returned = The organisers gave something back to you, with a reason.
