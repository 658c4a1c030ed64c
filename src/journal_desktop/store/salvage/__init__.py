"""Salvage of a harmed library: what can be read, what is proven, and a new library made of it."""
