"""The shapes of lawbase's records: what a file may say, and nothing else."""
