# What comes after a vote, for those who run the jury.

after-open = Everyone is asked what would help
after-open-text = Each juror sees the question on their own page, for each recommendation that did not pass, and presses send. Nobody can see who wrote what.
after-sent = { $n } of { $of } have sent
after-sent-hint = Counted again every 10 seconds. Nobody is told who has sent.
after-wait = Everyone gets at least two minutes. You can close this in { $time }.
after-close = Close and show the answers
after-close-title = Show the answers now?
after-close-missing = { $n ->
    [one] { $n } juror has not sent yet and then no longer can.
   *[other] { $n } jurors have not sent yet and then no longer can.
  }
after-close-text = All answers are mixed and shown to the jury. This cannot be taken back.
after-closed = { $sent } of { $of } sent their answers.
after-next = Prepare the next vote
after-next-title = Prepare the next vote?
after-next-text = It asks about the newest text of what did not pass, by the same rule. You can change it before it opens.
after-next-name = Name of the next vote
after-next-named = { $title }: next vote
after-again = Vote again
after-again-title = Prepare this vote again?
after-again-text = It asks the same questions by the same rule. It opens when you open it.
after-erratum = Add a correction
after-erratum-title = Correct the published result
after-erratum-text = The result stays as it was published. Your correction is shown beside it for good, and goes into the record.
after-erratum-what = What is right
after-erratum-why = How the mistake came about
after-statements = Jurors who see it differently can say so in their own words, on the recommendation’s page. Nobody can change or hide that.
