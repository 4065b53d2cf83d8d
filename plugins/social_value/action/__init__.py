"""From answers to action: the pages where a reader plans the next steps and keeps evidence."""
