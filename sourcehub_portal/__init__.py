"""SourceHub Portal: customers, orders and sales figures on top of SourceHub's API."""
