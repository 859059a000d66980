# The words of signals in a room, and of a quick show of hands.
temperature = Quick show of hands
temperature-legend = Quick show of hands: { $question }
temperature-new = A quick show of hands: { $question }
temperature-not-a-vote = This is not a vote.
temperature-hint = This is not a vote. Your name is not shown.
temperature-hint-named = This is not a vote. Your name is shown with your answer.
temperature-send = Send my answer
temperature-change = Change my answer
temperature-choose = Choose one answer.
temperature-yours = Your answer is in: { $feeling }. You can change it until the answers are shown.
temperature-wait = Your answer is not in yet.
temperature-strongly-for = Strongly for
temperature-for = For
temperature-between = In between
temperature-against = Against
temperature-strongly-against = Strongly against
temperature-spread = Answers to: { $question }
temperature-answered = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
temperature-ask = Ask for a quick show of hands
temperature-question = Your question
temperature-question-hint = One short question. Everybody answers on five steps, from strongly for to strongly against.
temperature-named = Show names with the answers
temperature-ask-go = Ask the jurors
temperature-again = Ask something else
temperature-again-text = The answers to the question before go away.
temperature-in = { $n } of { $of } have answered
temperature-show = Show the answers
temperature-show-hint = The jury and the screen see them. Nobody can change an answer after that.
temperature-end = Put it away
temperature-gone = It goes away when this part of the agenda ends. Nothing of it is kept.
signal = Signal to the room
signal-close = Close
signal-hint = Everyone in your room sees it for a moment. Nothing is kept.
signal-sent = Sent: { $what }
signal-wave = Hello
signal-agree = I agree
signal-clap = Well said
signal-slower = Slower, please
signal-lost = I am lost
signal-said = { $name }: { $what }
signal-asks = { $names }: { $what }
temperature-names = Names are shown with the answers.
temperature-no-names = Names are not shown, not even to you.
