"""Networks and charts as files that stand on their own."""
