"""Static files under hashed names, with the imports between our modules rewritten to match."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStatic(CompressedManifestStaticFilesStorage):
    # start.js imports govuk-frontend by a relative path, which hashing would otherwise break.
    support_js_module_import_aggregation = True
