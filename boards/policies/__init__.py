"""Policies and other governed documents: versions, approvals, reviews, what changed."""
