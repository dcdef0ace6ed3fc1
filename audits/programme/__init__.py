"""The programme of audits: case audits of several agencies, audits that one agency did itself."""
