# The words of the page “room”.
