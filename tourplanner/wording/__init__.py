"""How things are said to readers: languages, numbers and dates in words, labels, colours."""
