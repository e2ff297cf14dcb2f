"""专项登记: enforcement decisions and fees, counted in 表二."""
