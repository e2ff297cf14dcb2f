"""透视: everything a file says, in sight or not, read without Django so that a bounded child process can do it."""
