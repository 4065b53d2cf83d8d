"""Case studies: what one is, all of them together, and the pages made of them."""
