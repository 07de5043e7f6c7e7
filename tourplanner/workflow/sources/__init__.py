"""What lies in files and on servers becomes a config, its travel times and a problem."""
