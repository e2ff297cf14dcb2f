"""台账: who did what to which subject, when; append-only and hash-chained."""
