"""What is measured, against what: `python -m benchmarks` measures everything and writes RESULTS.md."""
