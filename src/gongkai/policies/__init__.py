"""政策文件: the register of normative documents."""
