"""Which rules have a test file of their own."""

from pathlib import Path


def own_test(rule_id: str) -> str:
    """The module beside this one that shows a rule kept, broken, told and loosened."""
    return f"test_{rule_id.replace('-', '_')}"


def has_own_test(rule_id: str) -> bool:
    """Whether a rule has it; those that were public before such files are tried with all others."""
    return (Path(__file__).parent / f"{own_test(rule_id)}.py").exists()
