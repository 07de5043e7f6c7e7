"""Paper: posters, sheets of intercommunalités and route sheets, as PDF that everyone can read."""
