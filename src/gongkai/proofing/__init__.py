"""校对: the engine inside the desk: findings, waivers, word lists per unit."""
