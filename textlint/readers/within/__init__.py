"""What readers are made of: how a format is taken apart and written. None of these is a format."""
