"""A text classifier trained on labels, as the first stage of a cascade. Only `training` loads scikit-learn."""
