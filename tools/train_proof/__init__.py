"""Builds the proofreading model from official text: `python -m tools.train_proof FOLDER`."""
