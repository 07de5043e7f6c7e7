"""Files of the planner and files that ship with tourplanner, read into domain values, all faults told."""
