# Cwestiynau y mae eu hateb eto i ddod
answers-to-come = Cwestiynau sy’n dal i aros am ateb: { $n }.
answers-to-come-go = Gweld y cwestiynau
