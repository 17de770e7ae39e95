"""Rows of certificates."""

from .certificates import Certificate, CertificateEvent
from .holders import Holder
from .rules import Rule, RuleVersion

__all__ = ["Certificate", "CertificateEvent", "Holder", "Rule", "RuleVersion"]
