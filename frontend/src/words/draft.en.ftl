# The words of a text that several people write together.

draft-page = Write together
draft-title = Title
draft-title-hint = One line. Press Enter to go on to the text.
draft-body = What we recommend
draft-body-hint = Plain sentences. Everybody who writes sees each change at once. The Tab key leaves the box.
draft-reasons = Our reasons
draft-reasons-hint = Why we recommend this. The Tab key leaves the box.
draft-notes = Our notes
draft-notes-hint = Everybody here sees each change at once. The Tab key leaves the box.
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
draft-more = More options
draft-less = Fewer options
draft-waiting = { $n ->
    [one] One suggested change is waiting. Underlined words may come in, crossed-out words may go. “More options” shows who suggests it.
   *[other] { $n } suggested changes are waiting. Underlined words may come in, crossed-out words may go. “More options” shows who suggests them.
  }
draft-put-forward-waiting = { $n ->
    [one] One suggested change is still open. The words it would add are left out, and the words it would take out stay in.
   *[other] { $n } suggested changes are still open. The words they would add are left out, and the words they would take out stay in.
  }

# The finer tools of a shared text, behind “More options”.

tools = More options for this text
tools-you = You
tools-somebody = Somebody
tools-words = { $n ->
    [one] One word
   *[other] { $n } words
  }
tools-suggest-mode = Suggest instead of changing
tools-suggest-mode-hint = What you type is underlined and what you delete is crossed out, until somebody accepts it. New lines and lists cannot be suggested: turn this off to make them.
tools-words-only = Only words can be suggested, not new lines or lists.
tools-suggested = Suggested changes ({ $n })
tools-suggested-none = No suggested changes are waiting.
tools-at-cursor = where you are
tools-take-out = Take out:
tools-put-in = Put in:
tools-accept = Accept
tools-refuse = Refuse
tools-show = Show in the text
tools-accepted = The suggested change was accepted.
tools-refused = The suggested change was refused.
tools-undo = Undo
tools-undone = Undone.
tools-form = Suggest a change
tools-form-which = Which part?
tools-form-choose = Choose a part of the text
tools-form-empty = (an empty line)
tools-form-words = How should it read?
tools-form-words-hint = Change the words. The others see what you changed and can accept it.
tools-form-send = Suggest this
tools-form-same = You have not changed any words yet.
tools-form-changed = Somebody changed this part while you were writing. It now reads: “{ $text }”. Look at it, then suggest again.
tools-form-done = Your change is suggested.

tools-history = Saved versions
tools-history-hint = Keep the text as it is now, so that you can come back to it.
tools-history-none = No version has been kept yet.
tools-history-name = A name for this version
tools-history-keep = Keep this version
tools-history-kept = This version is kept.
tools-history-wait = Wait a moment: your last words are still being saved.
tools-history-before = Kept before going back to “{ $name }”
tools-history-by = { $name }, { $time }
tools-history-look = See what is different
tools-history-same = The text reads the same now.
tools-history-back = Go back to this version
tools-history-back-title = Go back to “{ $name }”?
tools-history-back-ask = Words that are not in that version go for everybody. We first keep the text as it is now, and you can undo it.
tools-history-back-done = The text reads as in “{ $name }” again.

tools-comments = Comments ({ $n })
tools-comments-none = No comments yet. Mark some words in the text first, or choose what your comment is about.
tools-comment-whole = The whole text
tools-comment-about = The words you marked: “{ $quote }”
tools-comment-text = Your comment
tools-comment-send = Send
tools-comment-sent = Your comment is there.
tools-comment-reply = Reply
tools-comment-reply-to = Reply to { $name }
tools-comment-settle = Mark as settled
tools-comment-open-again = Open again
tools-comment-settled-by = Settled by { $name }
tools-comment-settled-list = Settled comments ({ $n })
tools-comment-withdraw = Take back
tools-comment-gone = These words are no longer in the text.

tools-writers = Who wrote what
tools-writers-show = Show who wrote what
tools-writers-none = Nobody has written anything yet.
tools-writers-unknown = Not known
tools-writers-list = As a list
tools-comment-new = Write a comment
tools-comment-what = What is it about?
