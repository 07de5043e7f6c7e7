"""The rules of a plan, one file for each or for a small family; their ids are public."""

from tourplanner.problem.rules.registry import RULES, rule_of, rules, with_rule
from tourplanner.problem.rules.rule import Rule
from tourplanner.problem.rules.violation import Violation

__all__ = ["RULES", "Rule", "Violation", "rule_of", "rules", "with_rule"]
