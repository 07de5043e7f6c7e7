"""The plan on real dates: laid, mended, changed by events, and what people were told of it."""
