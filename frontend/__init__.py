"""The pages: plain HTML, CSS and ES modules under `static/`, served as they are."""
