"""What the law allows in handling applications: values in, values out. Knows nothing of Django."""
