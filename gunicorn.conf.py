"""Read by gunicorn when it starts in this folder: a feed's secret never reaches its logs."""

logger_class = "partnership.tokens.logs.QuietLogger"
