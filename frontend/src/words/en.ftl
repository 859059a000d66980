# Shared by every page. Area files (now.en.ftl, run.en.ftl …) hold the words of one page.

service = Citizens’ jury
skip = Skip to the main part
loading = Loading
language = Language
demonstration = Demonstration. Subject and numbers of people from Rafiei et al. 2025; votes, jurors, speech and dates are invented.

# Connection, told truthfully
connected = Connected
connecting = Connecting
saved = Saved
saving = Saving
not-connected = Not connected
not-connected-trying = Not connected. What you see may be old. We keep trying.
not-connected-unsaved = Not connected: your last changes are on this device only
overnight = The jury is not sitting now. You can read everything; you can write again when the day starts.
ended-default = This page is no longer connected.
try-again = Try again
not-sent = No answer from the server, so this may not be saved. Check your connection, then press again: it will not be done twice.
server-broke = Something broke on our side. It is not your fault. Please try again in a moment.
not-accepted = This was not accepted. Reload the page and try again.
page-broke = Something broke on this page. Reload it and try again.
page-not-loaded-title = This page did not load
page-not-loaded = The connection may be weak. Nothing you sent is lost.
new-build = A newer version of this page is ready.
reload = Reload
banner-demo = About this demonstration
banner-build = About this page
banner-connection = Connection
banner-jury = This jury

# Forms
problem-title = There is a problem
field-needed = Fill in “{ $field }”.
choose-one = Choose one answer.
optional = { $label } (optional)
cancel = Cancel
close = Close
save = Save
back = Back

# The jury’s bar
pages = Pages
tab-now = Now
tab-evidence = Evidence
tab-questions = Questions
tab-room = My room
tab-recommendations = Recommendations
tab-results = Record
tab-results-guest = Results
tab-run = Run
tab-setup = Set up
help = Rules and help
ground-rules = Ground rules
ground-rules-none = The jury has not written its ground rules yet.
contact = Worried about something?
contact-none = Speak to a facilitator.
large-print = Large print
text-size = Text size
your-account = You
signed-in-as = Signed in as { $name }
sign-out = Sign out
all-juries = All juries
waiting-jury = Fetching the jury

# Roles and states
role-organiser = Organiser
role-facilitator = Facilitator
role-juror = Juror
role-witness = Witness
role-guest = Guest
person-numbered = { $role } { $n }
role-supporter = Supporter
jury-draft = Being prepared
jury-ready = Ready to start
jury-running = Under way
jury-concluded = Finished
jury-published = Published

# Clock
time-left = left
time-over = over time
clock-left = { $time } left
clock-over = { $time } over time

# Task list
task-done = Done
task-todo = To do
task-optional = Can wait
task-blocked = Not yet

# Charts
as-table = See as a table
answer = Answer
people = People

# Join
join-title = Join the jury
join-code = The code on your card
join-code-hint = For example K7M-42Q. Big or small letters do not matter.
join-look = Continue
join-as = You are joining as
join-go = Join
join-other = Use another card
join-looking = Looking at your card

# Sign in
sign-in-title = Sign in
sign-in-lead = For organisers and facilitators. Jurors, witnesses and guests use their card.
email = E-mail
password = Password
sign-in-go = Sign in
sign-in-card = I have a card

# Errors
not-found-title = Page not found
not-found = If you typed the address, check it. If you followed a link, the page may have moved.
home = Home

# While the jury goes on
banner-moved = Where the jury is
moved-on = The jury has moved on to “{ $title }”.
moved-on-day = The jury has finished for the day.
moved-on-other = The jury has moved on.
go-there = Go there
read-aloud = Read aloud
read-aloud-stop = Stop reading

# An open vote
banner-vote = Vote
vote-open = A vote is open.
vote-go = Go to the vote
