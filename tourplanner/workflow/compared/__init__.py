"""Plans beside their scenarios: what each would cost and bring."""
