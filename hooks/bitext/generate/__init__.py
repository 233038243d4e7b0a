"""What readers see: views of the corpus, ready for templates to lay out."""
