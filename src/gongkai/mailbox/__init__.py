"""互动交流: letters from citizens and their answers."""
