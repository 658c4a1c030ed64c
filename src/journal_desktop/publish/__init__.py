"""Bundles: what readers are given, written all or nothing and checked."""
