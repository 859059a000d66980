# The words of a text that several people write together.

draft-page = Write together
draft-title = Title
draft-title-hint = One line. Press Enter to go on to the text.
draft-body = What we recommend
draft-body-hint = Plain sentences. Everybody who writes sees each change at once. The Tab key leaves the box.
draft-reasons = Our reasons
draft-reasons-hint = Why we recommend this. The Tab key leaves the box.
draft-notes = Our notes
draft-notes-hint = Everybody in the room sees each change at once. The Tab key leaves the box.
draft-tools = Tools for “{ $part }”
draft-list = List
draft-undo = Undo
draft-redo = Redo
draft-here = Also writing: { $names }
draft-ended = This text can no longer be changed.
draft-waits = Your last changes are on this device only. They are sent when writing opens again.
draft-gone-title = This text is not being written now
draft-gone = It was put forward, or it belongs to another room.
draft-to-all = See all our recommendations
draft-put-forward = Put forward
draft-put-forward-title = Put this forward?
draft-put-forward-ask = The words are then fixed as version 1, and nobody can type in them any more. After that, anyone can suggest a change, and everyone talks about it.
draft-put-forward-done = Your recommendation has been put forward.
draft-put-forward-wait = Wait a moment: your last words are still being saved.
