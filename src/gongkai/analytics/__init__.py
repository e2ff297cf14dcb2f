"""访问统计: how often public pages were opened."""
