"""What forms and editors are told of the files that people write: labels, hints, choices and JSON Schemas."""
