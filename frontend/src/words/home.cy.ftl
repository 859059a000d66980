# The words of the first page.
home-title = Rheithgor dinasyddion, wedi’i redeg yn deg
home-lead = Mae grŵp o bobl yn clywed tystiolaeth, yn ei thrafod ac yn gwneud argymhellion. Mae’r gwasanaeth hwn yn cadw’r amser, y testunau a’r pleidleisiau.
home-card = Mae gen i gerdyn
home-card-hint = Sganiwch y sgwâr ar eich cerdyn â chamera eich ffôn, neu teipiwch y cod yma.
home-watch = Gwylio rheithgor
home-watch-text = Caiff unrhyw un ddilyn y rheithgorau hyn a darllen yr hyn y maent yn cytuno arno.
home-organiser = Trefnwyr a hwyluswyr
home-sign-in = Mewngofnodi gydag e-bost
home-continue = Parhau
home-continue-text = Rydych wedi mewngofnodi fel { $name }.
home-not-set-up = Nid yw’r gwasanaeth hwn wedi’i osod eto
home-not-set-up-text = Dechreuwch ef ar eich cyfrifiadur: mae’n argraffu dolen sy’n gweithio unwaith. Agorwch y ddolen honno i greu’r cyfrif cyntaf.
home-demo = Agor dolenni mewngofnodi’r arddangosiad
