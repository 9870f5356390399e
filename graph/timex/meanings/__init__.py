"""What expressions mean, one file a family: values that give days once it is told from where they are counted."""
