# Questions whose answer is to come
answers-to-come = { $n ->
    [one] 1 question still waits for its answer.
   *[other] { $n } questions still wait for their answer.
 }
answers-to-come-go = See the questions
