"""One benchmark a file: a new file in this folder is a new benchmark."""
