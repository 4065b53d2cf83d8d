"""What readers fill in for themselves: the impact map, and the worked example of social return on investment."""
