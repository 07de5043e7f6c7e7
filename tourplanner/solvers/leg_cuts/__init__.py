"""A lower bound on driving from legs and cuts, for days with so many visits that tours cannot be priced."""
