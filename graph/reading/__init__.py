"""Document -> Annotation: spans with labels and scores. The learned reader, its corpus, training and figures."""
