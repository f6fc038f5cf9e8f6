"""The floor's own kept counts: how many customers have each value of each facet."""

FACETS = ("status", "approval", "gst_treatment", "state", "city")

_OF_ONE = """
    SELECT '{facet}' AS facet, {facet} AS value, count(*) AS customers
    FROM customers_customer WHERE shelf <> '' GROUP BY {facet}
"""
FLOOR_COUNTS = "CREATE TABLE floor_counts AS " + " UNION ALL ".join(
    _OF_ONE.format(facet=facet) for facet in FACETS
)
