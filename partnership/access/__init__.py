"""The one gate: who may see and do what. The only room that speaks to guardian."""
