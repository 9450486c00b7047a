"""Where things stand in a YAML text."""

from collections.abc import Iterator, Sequence

import yaml


class Lines:
    """Lines, from 1, by the steps that lead to a thing; `twice` are keys that a mapping has more than once."""

    def __init__(self, text: str) -> None:
        self._root: yaml.Node | None = yaml.SafeLoader(text).get_single_node()
        self.twice: list[tuple[int, str]] = list(_twice(self._root))

    def of(self, steps: Sequence[int | str]) -> int:
        """The line of a thing, or of the nearest one around it that stands in the text."""
        node, line = self._root, 1
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == step), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                break
        return line


def _twice(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                yield key.start_mark.line + 1, name
            seen.add(name)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(value)
