"""Certificates as signed credentials: Open Badges 3.0 on W3C Verifiable Credentials 2.0, in a JWT that anybody can check offline."""
