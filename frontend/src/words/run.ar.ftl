# The words of the page “run”.
