"""What people keep of the customers' list: views under a name, and their habits."""
