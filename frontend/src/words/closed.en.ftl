# The ballot for those who cannot vote on it now.

ballot-not-you = You are not in this vote
ballot-not-you-lead = This vote is for the jurors who were on the register when it opened. If you were here, tell a facilitator now.
ballot-looking = The jurors are voting
ballot-looking-lead = This is what they are asked. Only jurors can answer.
ballot-closed = This vote has closed
ballot-counted = Your vote was counted.
ballot-counted-some = Only the answers shown here were counted. You had not sent the others.
ballot-not-counted = You sent no answers, so nothing of yours was counted.
ballot-unsent = You changed answers without sending them. The changes were not counted; what you had sent before was.
ballot-wait-result = The result is shown to everyone together.
ballot-to-results = See the result
ballot-void = This vote does not count
ballot-void-why = Why: { $reason }
ballot-differ = Do you see it differently?
ballot-differ-lead = You can write how you see it. Nobody can hold it back, and it is shown beside the result.
ballot-differ-one = I see it differently: { $title }
ballot-too-few = Fewer than five ballots came in on a question. So that nobody’s vote is known, nothing was counted, and all ballots were erased.
