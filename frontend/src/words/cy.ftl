# Shared by every page. Area files (now.cy.ftl, run.cy.ftl …) hold the words of one page.

service = Rheithgor dinasyddion
skip = Neidio i’r brif ran
loading = Yn llwytho
language = Iaith
demonstration = Arddangosiad. Daw’r pwnc a nifer y bobl o Rafiei et al. 2025; mae’r pleidleisiau, y rheithwyr, y sgwrsio a’r dyddiadau wedi’u dyfeisio.

# Connection, told truthfully
connected = Wedi cysylltu
connecting = Yn cysylltu
saved = Wedi’i gadw
saving = Yn cadw
not-connected = Heb gysylltiad
not-connected-trying = Heb gysylltiad. Gall yr hyn a welwch fod yn hen. Rydym yn dal i geisio.
not-connected-unsaved = Heb gysylltiad: dim ond ar y ddyfais hon y mae eich newidiadau diwethaf
overnight = Nid yw'r rheithgor yn eistedd nawr. Gallwch ddarllen popeth; cewch ysgrifennu eto pan fydd y diwrnod yn dechrau.
ended-default = Nid yw’r dudalen hon wedi’i chysylltu mwyach.
try-again = Rhoi cynnig arall arni
not-sent = Dim ateb gan y gweinydd, felly efallai nad yw hyn wedi’i gadw. Gwiriwch eich cysylltiad, yna pwyswch eto: ni fydd yn cael ei wneud ddwywaith.
server-broke = Aeth rhywbeth o’i le ar ein hochr ni. Nid eich bai chi yw hyn. Rhowch gynnig arall arni ymhen ychydig.
not-accepted = Ni dderbyniwyd hyn. Ail-lwythwch y dudalen a rhowch gynnig arall arni.
page-broke = Aeth rhywbeth o’i le ar y dudalen hon. Ail-lwythwch hi a rhowch gynnig arall arni.
page-not-loaded-title = Ni lwythodd y dudalen hon
page-not-loaded = Efallai fod y cysylltiad yn wan. Does dim a anfonoch wedi’i golli.
new-build = Mae fersiwn newydd o’r dudalen hon yn barod.
reload = Ail-lwytho
banner-demo = Am yr arddangosiad hwn
banner-build = Am y dudalen hon
banner-connection = Cysylltiad
banner-jury = Y rheithgor hwn

# Forms
problem-title = Mae problem
field-needed = Llenwch “{ $field }”.
choose-one = Dewiswch un ateb.
optional = { $label } (dewisol)
cancel = Canslo
close = Cau
save = Cadw
back = Yn ôl

# The jury’s bar
pages = Tudalennau
tab-now = Nawr
tab-evidence = Tystiolaeth
tab-questions = Cwestiynau
tab-room = Fy ystafell
tab-recommendations = Argymhellion
tab-results = Cofnod
tab-results-guest = Canlyniadau
tab-run = Rhedeg
tab-setup = Paratoi
help = Rheolau a chymorth
ground-rules = Rheolau sylfaenol
ground-rules-none = Nid yw’r rheithgor wedi ysgrifennu ei reolau sylfaenol eto.
contact = Yn poeni am rywbeth?
contact-none = Siaradwch â hwylusydd.
large-print = Print bras
text-size = Maint y testun
your-account = Chi
signed-in-as = Wedi mewngofnodi fel { $name }
sign-out = Allgofnodi
all-juries = Pob rheithgor
waiting-jury = Yn nôl y rheithgor

# Roles and states
role-organiser = Trefnydd
role-facilitator = Hwylusydd
role-juror = Rheithiwr
role-witness = Tyst
role-guest = Gwestai
person-numbered = { $role } { $n }
role-supporter = Cefnogwr
jury-draft = Yn cael ei baratoi
jury-ready = Yn barod i ddechrau
jury-running = Ar waith
jury-concluded = Wedi gorffen
jury-published = Wedi’i gyhoeddi

# Clock
time-left = ar ôl
time-over = dros yr amser
clock-left = { $time } ar ôl
clock-over = { $time } dros yr amser

# Task list
task-done = Wedi’i wneud
task-todo = I’w wneud
task-optional = Gall aros
task-blocked = Ddim eto

# Charts
as-table = Gweld fel tabl
answer = Ateb
people = Pobl

# Join
join-title = Ymuno â’r rheithgor
join-code = Y cod ar eich cerdyn
join-code-hint = Er enghraifft K7M-42Q. Does dim gwahaniaeth ai llythrennau mawr neu fach ydynt.
join-look = Parhau
join-as = Rydych yn ymuno fel
join-go = Ymuno
join-other = Defnyddio cerdyn arall
join-looking = Yn edrych ar eich cerdyn

# Sign in
sign-in-title = Mewngofnodi
sign-in-lead = Ar gyfer trefnwyr a hwyluswyr. Mae rheithwyr, tystion a gwesteion yn defnyddio eu cerdyn.
email = E-bost
password = Cyfrinair
sign-in-go = Mewngofnodi
sign-in-card = Mae gen i gerdyn

# Errors
not-found-title = Heb ddod o hyd i’r dudalen
not-found = Os teipioch y cyfeiriad, gwiriwch ef. Os dilynoch ddolen, efallai fod y dudalen wedi symud.
home = Hafan

# While the jury goes on
banner-moved = Ble mae’r rheithgor
moved-on = Mae’r rheithgor wedi symud ymlaen i “{ $title }”.
moved-on-day = Mae’r rheithgor wedi gorffen am y dydd.
moved-on-other = Mae’r rheithgor wedi symud ymlaen.
go-there = Mynd yno
read-aloud = Darllen yn uchel
read-aloud-stop = Stopio darllen

# An open vote
banner-vote = Pleidlais
vote-open = Mae pleidlais ar agor.
vote-go = Mynd i’r bleidlais
