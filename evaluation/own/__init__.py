"""The project's own test passages: commitments and conditions, read and annotated by hand."""
