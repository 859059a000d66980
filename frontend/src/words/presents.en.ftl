# Rooms that present, on the page “now”.
now-presents = Room { $name } presents now
now-presents-you = Your room presents now
now-presents-next = Next: Room { $name }
now-presents-next-you = Next: your room
now-presents-last = Then everyone talks about it.
now-presents-soon = The rooms present, one after the other.
now-presents-all = Every room has presented.
