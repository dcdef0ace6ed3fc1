"""Task and finish groups: by when, the closing report, its resource pack, and the end."""
