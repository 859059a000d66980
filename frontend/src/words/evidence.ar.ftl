# The words of the page “evidence”.
