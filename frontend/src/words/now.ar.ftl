# The words of the page “now”.
