"""What `python -m social_value` can do: one module for each family of commands.

Every command ends with 0 if all is well, with 1 if something in the files needs putting right, and with 2 if the
command was not understood. Colours are for a terminal; NO_COLOR in the environment turns them off there too.
"""
