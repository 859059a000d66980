# The words of the page “setup”.
setup-title = Set up the jury
setup-lead = Do these in any order. You can come back to each until the jury ends.
setup-back = All tasks
setup-saved = Saved
setup-locked = This can no longer be changed.
setup-question = The question and its background
setup-question-hint = What the jury is asked, and what it should know first
setup-rules = Ground rules, contact and consent
setup-rules-hint = What everyone agrees to before they enter
setup-chosen = How jurors were chosen, and who may watch
setup-chosen-hint = Guests and readers of the result are told
setup-people = People
setup-people-hint = Jurors { $jurors }, witnesses { $witnesses }, guests { $guests }, facilitators { $facilitators }
setup-cards = Cards to join
setup-cards-hint = Print them, eight to a page, and hand them out
setup-agenda = Agenda
setup-agenda-hint = Days { $days }, items { $items }
setup-starting = Starting points
setup-starting-hint = Known problems, causes and ideas to begin from: { $n }
setup-evidence = Evidence to review
setup-evidence-hint = Waiting for you: { $n }
setup-rooms = Rooms
setup-rooms-hint = How many, how mixed, with or without turns
setup-next = What comes next
setup-ready-text = When everything above is done, make the jury ready. The register can then be kept.
setup-ready = Make the jury ready
setup-missing = Still missing: { $list }
setup-start-text = The jury is ready. Start it on the day, or now.
setup-start = Start the jury
setup-running-text = The jury is under way. You run it on the page “Run”.
setup-to-run = Go to “Run”
setup-publish-text = The jury has finished. Publish it so that guests see the outcome.
setup-publish = Publish the jury
setup-publish-title = Publish the jury?
setup-publish-ask = Guests see the outcome, and anyone can download and check the record. This cannot be taken back.
setup-published-text = The jury is published.
setup-see-results = See what guests see
setup-record = Download the record

# Question
setup-field-title = Title
setup-field-charge = The question
setup-field-charge-hint = One sentence that the jury can answer with recommendations. It cannot be changed once the jury has started.
setup-field-charge-fixed = The jury has started, so the question stays as it is.
setup-field-background = Background
setup-field-background-hint = A page that says why the question is asked and by whom. Plain words.

# Rules
setup-field-rules = Ground rules
setup-field-rules-hint = How people treat each other here. One rule a line. The jury may change them on its first day.
setup-field-contact = Contact for worries
setup-field-contact-hint = A named person and how to reach them.
setup-field-consent = What people agree to
setup-field-consent-hint = Shown before anything else. What happens with words, sound and pictures, and how to stop taking part.
setup-consent-again = Whoever agreed to the present text is asked again when you change it.

# Chosen
setup-chosen-legend = How were the jurors chosen?
setup-open-sign-up = They signed up themselves
setup-nomination = They were nominated
setup-other-lottery = By a lottery held elsewhere
setup-public-legend = Who may watch?
setup-public-yes = Anyone with the address
setup-public-yes-hint = Without signing in: the question, published evidence, recommendations and results. Jurors appear as “Juror 7”.
setup-public-no = Only guests with a card

# People
setup-people-none = Nobody yet
setup-people-none-text = Add people one by one, or paste a list.
setup-people-private = Names here are seen by organisers and facilitators only.
setup-add-one = Add a person
setup-add-many = Paste a list
setup-many = The list
setup-many-hint = One person a line: the name first. Then, if you like, what rooms are mixed by, for example: Amina Khan, age: 25–34, area: Preston
setup-many-go = Add these people: { $n }
setup-many-none = Write at least one name.
setup-role = They are
setup-name = Name
setup-name-hint = The name that you know them by. They choose themselves what others see.
setup-email = E-mail of their account
setup-email-hint = Facilitators and organisers sign in with an account. Whoever operates this service makes it: citizens-jury admin create --email … --name …
setup-capacity = In what capacity they come
setup-capacity-hint = For example: link worker in Preston
setup-supports = Whom they support
setup-supports-of = supports { $name }
setup-attributes = What rooms are mixed by
setup-attributes-hint = One a line, for example: age: 25–34
setup-remote = Takes part from elsewhere
setup-may-host = May host or write in a room
setup-no-device = Has no phone
setup-no-device-hint = Counts like everyone else. A facilitator enters what they answer.
setup-add = Add
setup-added = Added: { $n }
setup-change = Change
setup-change-of = Change { $name }
setup-role-juror = Jurors
setup-role-witness = Witnesses
setup-role-supporter = Supporters
setup-role-guest = Guests
setup-role-facilitator = Facilitators
setup-role-organiser = Organisers

# Cards
setup-cards-none = There are no cards yet
setup-cards-none-text = Add people first. Everyone who does not sign in by e-mail gets a card.
setup-cards-secret = Whoever holds a card can join as that person. Keep this page to yourself.
setup-cards-print = Print the cards
setup-cards-which = Which cards
setup-cards-all = All of them
setup-cards-unused = Those not used yet
setup-card-used = Used
setup-card-unused = Not used yet
setup-card-none = No card
setup-card-new = New card
setup-card-new-title = A new card for { $name }?
setup-card-new-text = The old card stops working at once, and they are signed out everywhere.
setup-card-revoke = Revoke
setup-card-revoke-title = Revoke the card of { $name }?
setup-card-text = Scan this with your phone’s camera, or open the address and type the code.
setup-card-qr = QR code for the code { $code }

# Starting points
setup-starting-lead = Rooms meet these in their lists and keep, change or reject each. Where they come from stays visible.
setup-starting-none = No starting points
setup-starting-none-text = A jury can begin without any. Rooms then write their own lists.
setup-starting-kind = What these are
setup-kind-challenge = Known problems
setup-kind-cause = Causes
setup-kind-idea = Ideas
setup-starting-lines = One a line
setup-starting-source = Where they come from
setup-starting-source-hint = For example the report or the workshop. Shown beside each.
setup-starting-add = Add these
setup-starting-remove = Remove
setup-starting-remove-of = Remove “{ $text }”
setup-starting-locked = The jury has started. Its starting points stay as they are.

# Evidence
setup-evidence-none = Nothing waits for you
setup-evidence-none-text = When a witness sends evidence it appears here.
setup-evidence-by = From { $name }
setup-evidence-capacity = Capacity: { $text }
setup-evidence-interest = Declared interest: { $text }
setup-evidence-interest-none = Nothing to declare
setup-evidence-interest-unstated = Interest not stated
setup-evidence-publish = Publish
setup-evidence-publish-of = Publish “{ $title }”
setup-evidence-published = Published: { $title }
setup-evidence-return = Return with a reason
setup-evidence-reason = What should be changed
setup-evidence-returned = Returned: { $title }

# Rooms
setup-rooms-number = Number of rooms
setup-rooms-number-hint = Five to eight people in each are best.
setup-rooms-mix = Mix by
setup-rooms-mix-none = Nothing in particular
setup-rooms-mix-hint = What you wrote about people, such as age. Rooms then get a bit of everything.
setup-rooms-recs = Recommendations that a room may put forward
setup-rooms-turns = Keep turns in new rooms
setup-rooms-turns-hint = Around a table people usually manage without. Good where some are remote.
setup-rooms-seconds = Length of a turn in seconds
setup-rooms-seconds-hint = It is announced, and nobody is cut off.
setup-rooms-silent = Minutes without a word before you are told
setup-rooms-silent-hint = Only where turns are used. Facilitators see it when they ask for private notes; nobody else does.
setup-rooms-night = Lists and drafts stay open overnight
setup-rooms-night-hint = Not everyone has internet at home. The jury should decide this itself.
setup-number-needed = Write a number in “{ $field }”.
