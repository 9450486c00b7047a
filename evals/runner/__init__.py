"""Cases through variants, evaluators and judges, into an artifact."""
