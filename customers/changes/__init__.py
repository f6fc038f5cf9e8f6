"""What changed, by day: new, accepted, inactive, gone and revived customers."""
