"""A pretend SourceHub: the documented answers and quirks over made-up data.

A process of its own (`python -m sourcehub_portal.sandbox`). It needs the standard
library alone, imports nothing of the portal, and nothing of the portal imports it.
"""
