"""依申请公开 in the sample county: two hundred applications, carried through by the platform's own verbs."""
