"""What the application has to do with a case, worked out by code before the case is put into words."""
