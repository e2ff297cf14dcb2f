"""Proofreading of official text: rules and a language model, offline, on plain processors; no Django."""
