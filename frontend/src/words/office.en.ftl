set-up-title = Make the first account
set-up-lead = This link works once. The account you make can set up juries and invite others.
set-up-no-token = This address lacks its secret part
set-up-no-token-text = Open the whole link that the program printed when it started, including everything after the # sign.
set-up-name = Your name
set-up-password-hint = At least 12 characters. Three or four words that only you would put together are good.
set-up-go = Make the account
juries-title = Your juries
juries-none = No jury yet
juries-none-text = Make one from the template of two days. You can change everything in it later.
juries-new = New jury
jury-title = Title
jury-charge = The question that the jury is asked to answer
jury-charge-hint = One sentence that the jury can answer with recommendations.
jury-title-hint = For example “Social prescribing in Lancashire and South Cumbria”.
jury-first-day = The first day
jury-first-day-hint = The second day is the one after. Both can be moved.
juries-make = Make the jury
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-text = This signs you out on every device and in every browser. You will need your password again.
demo-title = Sign in to the demonstration
demo-lead = Each link signs this browser in as one invented person. To be several people at once, open the links in separate private windows.
demo-none = There are no links
demo-none-text = The demonstration is not running here.
demo-open = Without signing in
demo-screen = The screen in the hall
demo-results = The page that guests see
demo-password = Organiser and facilitator sign in with this password: { $password }
add-step-title = Make signing in safer
add-step-text = With a second step nobody gets in by your password alone: signing in also asks for a code from an app on your phone. It takes two minutes.
add-step-go = Add a second step
add-step-later = Not now

# Signing in: the second step
code-title = One more step
code-app = The code from your app
code-app-hint = Six digits. Your authenticator app shows new ones every 30 seconds.
code-recovery = A recovery code
code-recovery-hint = One of the ten that you kept, for example 7K3QW-9TB2M. Each works once.
code-use-app = Use my app instead
code-use-recovery = I cannot use my app: use a recovery code
code-back = Start again
code-in = You are signed in
code-left = { $n ->
    [0] That was your last recovery code.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
code-left-text = When few are left, make a new set. If you lost your phone, turn the second step off and add it again with your new phone.
code-go-on = Go on to your juries
code-new-set = Go to your account

# The account
account-title = Your account
account-name = Name:
account-password-now = Your present password
account-code = A code
account-code-hint = Six digits from your app, or a recovery code.
account-email-change = Change e-mail
account-email-new = New e-mail
account-email-text = You sign in with the new address from then on. Nothing is sent to either address, so check the spelling.
account-email-go = Change e-mail
account-email-changed = Your e-mail was changed. Sign in with the new one from now on.
account-password-change = Change password
account-password-new = New password
account-password-hint = At least 12 characters. Three or four words that only you would put together are good.
account-password-text = This signs you out everywhere else.
account-password-go = Change password
account-password-changed = Your password was changed. You were signed out everywhere else.

# The second step
step-title = Second step
step-text = With a second step nobody gets in by your password alone: signing in also asks for a code from an app on your phone.
step-add = Add a second step
step-on = On
step-since = Since { $date }, signing in asks for a code from your app.
step-codes-left = { $n ->
    [0] You have no recovery code left. Make a new set.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
step-codes-new = New recovery codes
step-codes-new-text = The old codes stop working. The new ones are shown once.
step-codes-go = Make new codes
step-off = Turn off
step-off-text = Signing in will ask for your password alone. Your recovery codes stop working.
step-off-go = Turn the second step off
step-turned-off = The second step is off.
step-need = You need an authenticator app on your phone. Any will do; many phones have one built in.
step-password-hint = So that nobody else does this at a screen you left open.
step-go-on = Continue
step-scan = 1. Scan this with your app
step-scan-text = Open the app, choose to add an account, and point the camera here.
step-qr = Square code for your authenticator app
step-here = The app is on this device: open it
step-type = Or type this key into the app:
step-confirm = 2. Type the code that the app shows
step-code = The code from your app
step-code-hint = Six digits. The app shows new ones every 30 seconds.
step-confirm-go = Turn the second step on

# Recovery codes
codes-title = Keep these recovery codes
codes-text = If you lose your phone, each of these codes signs you in once in place of a code from the app. Keep them where you keep important papers, not on your phone.
codes-once = They are shown only now.
codes-copy = Copy
codes-copied = Copied
codes-print = Print
codes-kept = I have kept them

# Where somebody is signed in
sessions-title = Where you are signed in
sessions-text = If you do not know one of these, end it and change your password.
sessions-own = This browser
sessions-times = Signed in { $begun }, last used { $used }
sessions-end = End
sessions-end-title = End { $browser }?
sessions-end-text = Whoever uses it is signed out at once. What was typed there and not sent may be lost.
sessions-end-others = Sign out everywhere else
sessions-ended = Ended.
sessions-unknown = A browser that did not say its name
