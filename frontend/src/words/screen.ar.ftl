# The words of the page “screen”.
