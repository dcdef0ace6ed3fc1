"""The boards in numbers, for any period: who came, what was held, promised, challenged, settled."""
