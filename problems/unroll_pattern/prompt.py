def unroll(pattern: str) -> str:
    """Writes out a knitting pattern.

    A pattern is a sequence of stitches, each a lower-case letter. A stitch may have a count before
    it, and so may a group of stitches in round brackets; groups may stand inside groups. A count is
    a decimal number without leading zeros and is at least 1. No count means once. Anything else
    is not a pattern: then ValueError is raised.

    >>> unroll("k2p3y")
    'kppyyy'
    >>> unroll("2(k2p)y")
    'kppkppy'
    >>> unroll("")
    ''
    """
