"""One file a panel: its layout and its callbacks, and nothing else."""
