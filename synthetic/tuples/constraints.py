"""Which rows and which parts of rows are allowed, with what the forbidden combinations imply together."""

from collections.abc import Sequence

from synthetic.tuples.space import Space, SpaceError
from synthetic.tuples.symbols import Symbols


class Constraints:
    """The forbidden combinations of a space as masks."""

    def __init__(self, space: Space, symbols: Symbols) -> None:
        self._symbols = symbols
        self._by_symbol: list[list[int]] = [[] for _ in range(symbols.none + 1)]
        columns: set[int] = set()
        for combination in space.forbidden:
            mask = symbols.mask_of(combination)
            columns.update(column for column, _ in combination)
            for symbol in symbols.members(mask):
                self._by_symbol[symbol].append(mask)
        self._columns = sorted(columns)
        self._relevant = sum(symbols.bits[symbol] for column in columns for symbol in symbols.of_column[column])
        self._known: dict[int, bool] = {}
        if not self.completable(0):
            raise SpaceError("no row is allowed: the forbidden combinations exclude everything")

    @property
    def any(self) -> bool:
        """Whether anything is forbidden."""
        return bool(self._columns)

    def breaks(self, mask: int, symbol: int) -> bool:
        """Whether a row's mask, which has this symbol, holds a forbidden combination with it."""
        return any(mask & forbidden == forbidden for forbidden in self._by_symbol[symbol])

    def allows(self, mask: int, symbols: Sequence[int]) -> bool:
        """Whether a full row with these symbols holds no forbidden combination."""
        return not any(self.breaks(mask, symbol) for symbol in symbols)

    def completable(self, mask: int) -> bool:
        """Whether some allowed row holds all of this mask, which has at most one symbol a column."""
        mask &= self._relevant
        known = self._known.get(mask)
        if known is None:
            broken = any(self.breaks(mask, symbol) for symbol in self._symbols.members(mask))
            known = self._known[mask] = not broken and self._search(mask)
        return known

    def _search(self, mask: int) -> bool:
        """Fill the open column with the fewest symbols left first; a dead end shows early."""
        taken = {self._symbols.column_of[symbol] for symbol in self._symbols.members(mask)}
        fewest: list[int] | None = None
        for column in self._columns:
            if column in taken:
                continue
            fitting = [s for s in self._symbols.of_column[column] if not self.breaks(mask | 1 << s, s)]
            if fewest is None or len(fitting) < len(fewest):
                fewest = fitting
        return fewest is None or any(self.completable(mask | 1 << symbol) for symbol in fewest)
