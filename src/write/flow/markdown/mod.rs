//! Markdown (CommonMark + GFM) from a Document.
