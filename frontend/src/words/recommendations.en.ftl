# The words of the page “recommendations”.
