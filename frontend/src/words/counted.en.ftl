# Answers of the other ways to vote, and how they are counted; the server writes them too.

kaner-endorsement = Full agreement
kaner-minor-contention = Agreement, with a small doubt
kaner-with-reservations = Support, with reservations
kaner-abstain = No opinion
kaner-stand-aside = Not for it, but will not hold it up
kaner-disagree-go-along = Disagree, but will go along
kaner-disagree-absolved = Disagree, and want no part in it
kaner-block = Cannot accept it
approval-approve = Yes
approval-abstain = Neither yes nor no
approval-reject = No
grade-excellent = Excellent
grade-very-good = Very good
grade-good = Good
grade-acceptable = Acceptable
grade-poor = Poor
grade-reject = Not acceptable

count-left-blank = Left blank
count-on-paper = Counted on paper: { $counts }
count-points = { $n ->
    [one] { $n } point
   *[other] { $n } points
  }
count-dots = { $n ->
    [one] { $n } dot
   *[other] { $n } dots
  }
count-place = Place { $n }
count-place-given = Put in place { $n }
count-place-shared = Place { $n } (shared)
count-order = The order
count-order-only = This vote puts things in order. It does not decide whether they are agreed.
count-middle = In the middle: { $grade }
count-option = Option
count-gave = { $people } × { $value }
count-points-added = Points given, as people × points: { $sum }. Together: { $points }.
count-dots-added = Dots given, as people × dots: { $sum }. Together: { $points }.
count-nothing-given = Nobody gave it anything.
count-middle-grade = { $graded } people gave a grade. From best to worst, grade number { $middle } is the one in the middle: { $grade }. Better grades: { $better }. Worse grades: { $worse }.
count-ranked-by = People who put it in their order: { $people }. People who left it out, below everything that they chose: { $left }.
count-behind = These come before it: { $options }.
count-behind-none = Nothing comes before it.
count-nobody = Nobody gave an answer, so all are equal.
count-most-points = Whatever has the most points comes first.
count-most-dots = Whatever has the most dots comes first.
count-best-middle = Whatever has the best grade in the middle comes first.
count-pairs = { $people } people put the options in order. Each option is compared with each of the others: how many people want it more?
count-beats-all = Against each of the others, more people want “{ $option }”. So it comes first.
count-beats-none = No option is wanted more than each of the others. So chains count: if A is wanted more than B, and B more than C, that is a chain from A to C. A chain is as strong as its weakest link.
count-link = “{ $over }” comes before “{ $under }”: { $path } people want it more. The strongest chain the other way: { $back }.
count-chain = “{ $over }” comes before “{ $under }”. The strongest chain: { $chain }. Its weakest link: { $path } people. The strongest chain the other way: { $back }.
count-middles-removed = “{ $over }” and “{ $under }” have the same grade in the middle. So one grade is taken away from the middle of both, again and again. After { $removed } the middle grades differ: { $one } and { $two }. So “{ $over }” comes first.
count-shared = These share place { $place }, as nothing in the answers puts one before the other: { $options }.
count-pairs-title = Each against each
count-pairs-text = The number says how many people want the option of its row more than the option of its column. In brackets: the strongest chain from one to the other.
