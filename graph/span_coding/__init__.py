"""Annotation + Document -> CodedDocument: by rules over spans, labels and the text's characters."""

from graph.span_coding.coder import SpanCoder, load_span_coder

__all__ = ["SpanCoder", "load_span_coder"]
