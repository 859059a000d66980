# The words of the other ways to vote, on the ballot.

way-read = Read the whole text
way-order-only = This vote puts things in order. It does not decide yet.
way-rank = Put them in your order
way-rank-hint = Press first what you like best. You need not choose them all: what you leave out comes below what you chose.
way-rank-mine = Your order
way-rank-empty = Nothing chosen yet.
way-rank-left = Not chosen yet
way-rank-all = You have put all of them in order.
way-rank-put = Put in place { $n }
way-rank-put-name = Put in place { $n }: { $title }
way-up = Move up
way-up-name = Move up: { $title }
way-down = Move down
way-down-name = Move down: { $title }
way-out = Take out
way-out-name = Take out: { $title }
way-now-at = { $title } is now in place { $n }.
way-taken-out = { $title } is taken out.
way-dots = Give your dots
way-dots-hint = { $most ->
    [0] You have { $dots } dots. Give more dots to what you like more. You need not use them all.
   *[other] You have { $dots } dots. Give more dots to what you like more, at most { $most } to one. You need not use them all.
  }
way-dots-left = Dots left: { $left } of { $dots }
way-dots-more = One dot more: { $title }
way-dots-fewer = One dot fewer: { $title }
way-dots-here = Dots here: { $n }
way-score = Give each one points
way-score-hint = From 0 to { $max }. 0: I do not like it at all. { $max }: I like it very much.
way-score-one = Points for: { $title }
way-score-none = Choose
way-grades = Give each one a grade
way-grades-hint = You may give the same grade more than once.
way-missing = Still to answer: { $titles }. Or leave this one blank.
way-answer-ranked = { $n }. { $title }
way-answer-given = { $title }: { $given }
