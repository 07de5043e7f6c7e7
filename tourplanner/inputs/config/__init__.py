"""The config of a plan: its keys declared once, read from TOML or a workbook into `domain.config.Config`."""
