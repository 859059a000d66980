# The words of the page “ballot”.
