# The words of the page “results”.
