"""机构与人员: organs as a tree, people, the roles they hold."""
