"""What leaves lawbase in the formats of others: pure, records in and text out."""
