"""What can be wrong with a folder."""


class ArtifactError(ValueError):
    """A folder holds no experiment, another one, or a broken one, or is in use; the message says what to do."""


class WriteFailed(RuntimeError):
    """A line could not be written; what was acknowledged before it is on the disk."""
