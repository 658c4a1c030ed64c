"""Citing as one types: the pop-up, the tokens, the editor of a mark, the style."""
