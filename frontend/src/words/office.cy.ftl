set-up-title = Creu’r cyfrif cyntaf
set-up-lead = Mae’r ddolen hon yn gweithio unwaith. Gall y cyfrif a wnewch sefydlu rheithgorau a gwahodd eraill.
set-up-no-token = Mae rhan gyfrinachol y cyfeiriad hwn ar goll
set-up-no-token-text = Agorwch y ddolen gyfan a argraffodd y rhaglen wrth ddechrau, gan gynnwys popeth ar ôl yr arwydd #.
set-up-name = Eich enw
set-up-password-hint = O leiaf 12 nod. Mae tri neu bedwar gair na fyddai neb ond chi yn eu rhoi gyda’i gilydd yn dda.
set-up-go = Creu’r cyfrif
juries-title = Eich rheithgorau
juries-none = Dim rheithgor eto
juries-none-text = Gwnewch un o’r templed dau ddiwrnod. Gallwch newid popeth ynddo yn nes ymlaen.
juries-new = Rheithgor newydd
jury-title = Teitl
jury-charge = Y cwestiwn y gofynnir i’r rheithgor ei ateb
jury-charge-hint = Un frawddeg y gall y rheithgor ei hateb ag argymhellion.
jury-title-hint = Er enghraifft “Presgripsiynu cymdeithasol yn Swydd Gaerhirfryn a De Cumbria”.
jury-first-day = Y diwrnod cyntaf
jury-first-day-hint = Yr ail ddiwrnod yw’r un wedyn. Gellir symud y ddau.
juries-make = Creu’r rheithgor
sign-out-everywhere = Allgofnodi ym mhobman
sign-out-everywhere-text = Mae hyn yn eich allgofnodi ar bob dyfais ac ym mhob porwr. Bydd angen eich cyfrinair arnoch eto.
demo-title = Mewngofnodi i’r arddangosiad
demo-lead = Mae pob dolen yn mewngofnodi’r porwr hwn fel un person dychmygol. I fod yn sawl person ar unwaith, agorwch y dolenni mewn ffenestri preifat ar wahân.
demo-none = Does dim dolenni
demo-none-text = Nid yw’r arddangosiad yn rhedeg yma.
demo-open = Heb fewngofnodi
demo-screen = Y sgrin yn y neuadd
demo-results = Y dudalen y mae gwesteion yn ei gweld
demo-password = Mae’r trefnydd a’r hwylusydd yn mewngofnodi â’r cyfrinair hwn: { $password }
add-step-title = Gwneud mewngofnodi’n fwy diogel
add-step-text = Gydag ail gam ni all neb ddod i mewn gyda’ch cyfrinair yn unig: mae mewngofnodi hefyd yn gofyn am god o ap ar eich ffôn. Mae’n cymryd dwy funud.
add-step-go = Ychwanegu ail gam
add-step-later = Ddim nawr

# Signing in: the second step
code-title = Un cam arall
code-app = Y cod o’ch ap
code-app-hint = Chwe digid. Mae eich ap dilysu’n dangos rhai newydd bob 30 eiliad.
code-recovery = Cod adfer
code-recovery-hint = Un o’r deg a gadwoch, er enghraifft 7K3QW-9TB2M. Mae pob un yn gweithio unwaith.
code-use-app = Defnyddio fy ap yn lle hynny
code-use-recovery = Ni allaf ddefnyddio fy ap: defnyddio cod adfer
code-back = Dechrau eto
code-in = Rydych wedi mewngofnodi
code-left = { $n ->
    [0] Hwnnw oedd eich cod adfer olaf.
    [one] Mae gennych un cod adfer ar ôl.
    [two] Mae gennych ddau god adfer ar ôl.
    [few] Mae gennych dri chod adfer ar ôl.
    [many] Mae gennych chwe chod adfer ar ôl.
   *[other] Mae gennych { $n } cod adfer ar ôl.
}
code-left-text = Pan fydd ychydig ar ôl, gwnewch set newydd. Os colloch eich ffôn, trowch yr ail gam i ffwrdd a’i ychwanegu eto gyda’ch ffôn newydd.
code-go-on = Ymlaen i’ch rheithgorau
code-new-set = Mynd i’ch cyfrif

# The account
account-title = Eich cyfrif
account-name = Enw:
account-password-now = Eich cyfrinair presennol
account-code = Cod
account-code-hint = Chwe digid o’ch ap, neu god adfer.
account-email-change = Newid e-bost
account-email-new = E-bost newydd
account-email-text = Byddwch yn mewngofnodi gyda’r cyfeiriad newydd o hynny ymlaen. Nid oes dim yn cael ei anfon i’r naill gyfeiriad na’r llall, felly gwiriwch y sillafu.
account-email-go = Newid e-bost
account-email-changed = Newidiwyd eich e-bost. Mewngofnodwch gyda’r un newydd o hyn ymlaen.
account-password-change = Newid cyfrinair
account-password-new = Cyfrinair newydd
account-password-hint = O leiaf 12 nod. Mae tri neu bedwar gair na fyddai neb ond chi’n eu rhoi at ei gilydd yn dda.
account-password-text = Mae hyn yn eich allgofnodi ym mhobman arall.
account-password-go = Newid cyfrinair
account-password-changed = Newidiwyd eich cyfrinair. Fe’ch allgofnodwyd ym mhobman arall.

# The second step
step-title = Ail gam
step-text = Gydag ail gam ni all neb ddod i mewn gyda’ch cyfrinair yn unig: mae mewngofnodi hefyd yn gofyn am god o ap ar eich ffôn.
step-add = Ychwanegu ail gam
step-on = Ymlaen
step-since = Ers { $date }, mae mewngofnodi’n gofyn am god o’ch ap.
step-codes-left = { $n ->
    [0] Nid oes gennych god adfer ar ôl. Gwnewch set newydd.
    [one] Mae gennych un cod adfer ar ôl.
    [two] Mae gennych ddau god adfer ar ôl.
    [few] Mae gennych dri chod adfer ar ôl.
    [many] Mae gennych chwe chod adfer ar ôl.
   *[other] Mae gennych { $n } cod adfer ar ôl.
}
step-codes-new = Codau adfer newydd
step-codes-new-text = Mae’r hen godau’n peidio â gweithio. Dangosir y rhai newydd unwaith.
step-codes-go = Gwneud codau newydd
step-off = Troi i ffwrdd
step-off-text = Bydd mewngofnodi’n gofyn am eich cyfrinair yn unig. Mae eich codau adfer yn peidio â gweithio.
step-off-go = Troi’r ail gam i ffwrdd
step-turned-off = Mae’r ail gam i ffwrdd.
step-need = Mae angen ap dilysu arnoch ar eich ffôn. Gwnaiff unrhyw un y tro; mae gan lawer o ffonau un yn barod.
step-password-hint = Fel na all neb arall wneud hyn wrth sgrin a adawoch ar agor.
step-go-on = Parhau
step-scan = 1. Sganiwch hwn â’ch ap
step-scan-text = Agorwch yr ap, dewiswch ychwanegu cyfrif, a phwyntiwch y camera yma.
step-qr = Cod sgwâr ar gyfer eich ap dilysu
step-here = Mae’r ap ar y ddyfais hon: agorwch ef
step-type = Neu teipiwch yr allwedd hon yn yr ap:
step-confirm = 2. Teipiwch y cod y mae’r ap yn ei ddangos
step-code = Y cod o’ch ap
step-code-hint = Chwe digid. Mae’r ap yn dangos rhai newydd bob 30 eiliad.
step-confirm-go = Troi’r ail gam ymlaen

# Recovery codes
codes-title = Cadwch y codau adfer hyn
codes-text = Os collwch eich ffôn, mae pob un o’r codau hyn yn eich mewngofnodi unwaith yn lle cod o’r ap. Cadwch nhw lle rydych yn cadw papurau pwysig, nid ar eich ffôn.
codes-once = Dim ond nawr y cânt eu dangos.
codes-copy = Copïo
codes-copied = Wedi’u copïo
codes-print = Argraffu
codes-kept = Rwyf wedi’u cadw

# Where somebody is signed in
sessions-title = Ble rydych wedi mewngofnodi
sessions-text = Os nad ydych yn adnabod un o’r rhain, rhowch derfyn arno a newidiwch eich cyfrinair.
sessions-own = Y porwr hwn
sessions-times = Mewngofnodwyd { $begun }, defnyddiwyd ddiwethaf { $used }
sessions-end = Rhoi terfyn
sessions-end-title = Rhoi terfyn ar { $browser }?
sessions-end-text = Mae pwy bynnag sy’n ei ddefnyddio’n cael ei allgofnodi ar unwaith. Gall yr hyn a deipiwyd yno heb ei anfon fynd ar goll.
sessions-end-others = Allgofnodi ym mhobman arall
sessions-ended = Wedi dod i ben.
sessions-unknown = Porwr na ddywedodd ei enw
