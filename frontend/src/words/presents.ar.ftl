# Rooms that present, on the page “now”.
now-presents = الغرفة { $name } تعرض الآن
now-presents-you = غرفتك تعرض الآن
now-presents-next = التالية: الغرفة { $name }
now-presents-next-you = التالية: غرفتك
now-presents-last = ثم يناقش الجميع ذلك.
now-presents-soon = تعرض الغرف، واحدة تلو الأخرى.
now-presents-all = عرضت كل الغرف.
