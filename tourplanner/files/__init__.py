"""Files of the disk: written together or not at all, by one process at a time, with reasons in words."""
