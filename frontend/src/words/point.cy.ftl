# The voting point: a shared device on which jurors vote one after the other.

point-name = Man pleidleisio
point-waiting = Sganiwch eich cerdyn neu deipiwch ei god
point-waiting-lead = Rydych yn pleidleisio yma ar eich pen eich hun ac yn gudd. Pan fyddwch wedi gorffen, caiff popeth o’ch eiddo ei ddileu o’r ddyfais hon.
point-code-hint = Mae wedi’i argraffu o dan y sgwâr ar eich cerdyn.
point-begin = Dechrau
point-need-code = Teipiwch god eich cerdyn.
point-not-juror = Nid yw’r cerdyn hwn ar gyfer rheithiwr o’r rheithgor hwn.
point-closed = Nid man pleidleisio yw hwn
point-closed-lead = Hwylusydd sy’n agor y man pleidleisio o’r dudalen “Rhedeg”.
point-taken = Mae rhywun wedi mewngofnodi ar y ddyfais hon
point-taken-lead = Mae man pleidleisio i bawb. Caiff pwy bynnag sydd wedi mewngofnodi yma ei allgofnodi’n gyntaf.
point-take = Allgofnodi a dechrau’r man pleidleisio
point-clearing = Wrthi’n clirio’r ddyfais hon …
point-cleared = Mae’r ddyfais hon yn glir. Gall y person nesaf ddechrau.
point-nothing = Nid oes dim i chi bleidleisio arno yma nawr
point-nothing-lead = Nid oes pleidlais gudd ar agor i chi. Gofynnwch i’r hwylusydd.
point-on-paper = Yn y bleidlais hon rydych yn pleidleisio ar bapur. Gofynnwch i’r hwylusydd am eich dalen.
point-own-device = Yn y bleidlais hon rydych yn pleidleisio ar eich dyfais eich hun.
point-in-lead = Diolch. Ni all neb weld sut y pleidleisioch. Caiff y ddyfais hon ei chlirio nawr, a gall y person nesaf ddechrau.
point-sending = Mae eich pleidlais yn cael ei hanfon
point-sending-lead = Arhoswch funud, a pheidiwch â chau’r dudalen hon.
point-sending-away = Nid oes cysylltiad. Arhoswch yma a dweud wrth yr hwylusydd: rhaid i’r dudalen aros ar agor nes anfon eich pleidlais.
point-leave = Gadael heb bleidleisio
point-idle = Ydych chi yno o hyd?
point-idle-lead = Ymhen { $seconds } eiliad caiff eich atebion eu dileu a gall y person nesaf ddechrau.
point-stay = Rydw i yma o hyd
