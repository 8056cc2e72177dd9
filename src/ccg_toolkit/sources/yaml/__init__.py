"""Reading YAML safely: mistakes, habits and traps are named at their place, and all of them at once."""
