"""Better versions of a judge: proposed from train, accepted on dev, looked at once on test, remembered."""
