"""Papers of the channels that people make: briefing, conference, exchange, an evening of culture; and the poster."""
