"""What else could show the customers: Django's admin, a tutorial's view, and a floor.

Each is a site of its own, served over the same database by the same web server.
"""
