"""gongkai (公开): a county government's disclosure of its information, from draft to yearbook."""
