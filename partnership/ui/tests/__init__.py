"""Tests of the shared forms and pages."""
