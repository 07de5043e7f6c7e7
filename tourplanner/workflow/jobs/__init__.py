"""Work that is cut into jobs: carried out in processes or on a cluster, each kept as soon as it is done."""
