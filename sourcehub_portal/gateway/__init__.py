"""The only code that talks to SourceHub and knows how it spells things."""
