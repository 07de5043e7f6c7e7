"""Which rules have a test file of their own."""

from pathlib import Path


def has_own_test(rule_id: str) -> bool:
    """Whether ``test_<id>.py`` is here, which shows the rule kept, broken, told and loosened."""
    return (Path(__file__).parent / f"test_{rule_id.replace('-', '_')}.py").exists()
