# The voting point: a shared device on which jurors vote one after the other.

point-name = Voting point
point-waiting = Scan your card or type its code
point-waiting-lead = You vote here alone and in secret. When you have finished, everything of yours is wiped from this device.
point-code-hint = It is printed under the square on your card.
point-begin = Begin
point-need-code = Type the code of your card.
point-not-juror = This card is not for a juror of this jury.
point-closed = This is not a voting point
point-closed-lead = A facilitator opens the voting point from the page “Run”.
point-taken = Somebody is signed in on this device
point-taken-lead = A voting point is for everyone. Whoever is signed in here is signed out first.
point-take = Sign out and start the voting point
point-clearing = Clearing this device …
point-cleared = This device is clear. The next person can begin.
point-nothing = There is nothing for you to vote on here now
point-nothing-lead = No secret vote is open for you. Ask the facilitator.
point-on-paper = In this vote you vote on paper. Ask the facilitator for your sheet.
point-own-device = In this vote you vote on your own device.
point-in-lead = Thank you. Nobody can see how you voted. This device is wiped now, and the next person can begin.
point-sending = Your vote is being sent
point-sending-lead = Please wait a moment, and do not close this page.
point-sending-away = There is no connection. Please wait here and tell the facilitator: the page must stay open until your vote is sent.
point-leave = Leave without voting
point-idle = Are you still there?
point-idle-lead = In { $seconds } seconds your answers are wiped and the next person can begin.
point-stay = I am still here
