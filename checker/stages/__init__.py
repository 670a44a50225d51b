"""The stages of the pipeline. Each imports the types and the text tools, never another stage."""
