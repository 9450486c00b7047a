"""What looks at outputs by code: checks of the plan, and references to what is expected. A new file is a new one."""
