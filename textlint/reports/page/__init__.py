"""What the format `html` is made of. A folder here is no format of its own."""
