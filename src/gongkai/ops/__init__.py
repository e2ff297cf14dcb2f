"""运行: serving, the demo county, health."""
