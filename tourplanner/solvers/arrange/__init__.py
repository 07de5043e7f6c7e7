"""Tours that are found, on the dates and with the vans that suit the other aims best."""
