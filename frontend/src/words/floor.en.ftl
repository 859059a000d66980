# The words of what goes on in the hall and in the rooms: turns with everyone together, what rooms are told.
floor-plenary = Turns with everyone together
floor-back = Everyone together now
floor-back-text = Please finish your sentence and come back to the others. What you wrote is kept.
floor-back-go = See what happens now
floor-own-time = Your room has until { $time }.
floor-told = From the facilitator, at { $time }
floor-recorded = This room is being recorded
floor-recorded-text = Everyone in it agreed. Anyone may pause it, without saying why.
floor-pause = Pause the recording
floor-late = Room { $room } has more time, until { $time }.
floor-late-go = Go to your room
floor-notes = Notes of what we discussed
floor-notes-none = There are no notes of this
floor-notes-none-text = The facilitator opens notes while everyone is together.
floor-notes-empty = Nothing was written down.
floor-notes-to-so-far = What we have done so far
