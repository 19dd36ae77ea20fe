"""What newsdesk is made of besides its own code: locked packages, parts of others, their licences and advisories."""
