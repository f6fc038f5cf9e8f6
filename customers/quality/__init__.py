"""What is wrong with the customers' data: each flaw counted, followed, and found."""
