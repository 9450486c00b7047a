"""What happened in production, from the traces that Phoenix keeps: outputs to evaluate, and verdicts to hand back."""
