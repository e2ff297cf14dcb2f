"""依申请公开: cases, their clock, their answers."""
