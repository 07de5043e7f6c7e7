"""Tables in CSV files, read by the columns that `data/columns.csv` declares."""
