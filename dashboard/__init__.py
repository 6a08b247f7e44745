"""The dashboard: one page that shows, filters, checks and exports what the store holds."""
