# From no to yes: what everybody is asked after a vote.

reasons-title = What would help?
reasons-lead = Some recommendations did not pass. Everyone is asked what would help, and everyone presses send.
reasons-safe = Nobody can see who wrote what, not even the organisers. All answers are mixed before they are shown. Do not write your name.
reasons-figure = { $support } supported it. { $needed } were needed.
reasons-question = What change would help more people support this?
reasons-hint = Leave it empty if you have nothing to add.
reasons-send = Send my answers
reasons-send-nothing = I have nothing to add: send
reasons-getting = Getting ready …
reasons-sent-title = Thank you. Your answers are in.
reasons-sent-text = Everyone sees all the answers together when the facilitator closes this.
reasons-too-long = Your answers together are too long to send. Please shorten them.
reasons-elsewhere = Your answers can only be sent from the phone or computer that you used first for this vote. Please use that one, or say it aloud.
reasons-over = This was closed before your answers arrived. You can still say them aloud.
reasons-aloud = You voted on paper or at the voting point, so this device cannot send answers for you. Please say them aloud, or tell the facilitator.
reasons-insecure = This page came without a secure line (https), so this device cannot send answers that stay secret. Please say them aloud, or tell the facilitator.
reasons-device = What you write is kept on this device until you send it.
reasons-shown = What people said would help
reasons-shown-hint = Nobody knows who said what. The order is by chance.
reasons-none = Nobody added anything.
reasons-make = Make a suggested change from this
reasons-beside = Somebody said:
since-outcome = Last vote: { $support } of { $people } supported it. { $needed } were needed.
since-same = The text is the same as in the last vote.
