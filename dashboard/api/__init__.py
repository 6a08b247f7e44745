"""The read-only interface for programs: the page's own filters, answered as JSON and GeoJSON."""
