// Nothing: its world is where the questions are asked from.
