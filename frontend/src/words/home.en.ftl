# The words of the first page.
home-title = A citizens’ jury, fairly run
home-lead = A group of people hears evidence, talks it over and makes recommendations. This service keeps the time, the texts and the votes.
home-card = I have a card
home-card-hint = Scan the square on your card with your phone’s camera, or type the code here.
home-watch = Watch a jury
home-watch-text = Anyone may follow these juries and read what they agree on.
home-organiser = Organisers and facilitators
home-sign-in = Sign in with e-mail
home-continue = Continue
home-continue-text = You are signed in as { $name }.
home-not-set-up = This service is not set up yet
home-not-set-up-text = Start it on your computer: it prints a link that works once. Open that link to make the first account.
home-demo = Open the demonstration’s sign-in links
