"""Every limit on facts files; those of the core stand in ``model.limits``."""

from __future__ import annotations

FILE_BYTES = 20_000_000
"""How large a file of records, a table or a workbook may be that is read as a whole, in bytes."""

ROW_GROUP_BYTES = 2_000_000_000
"""How much one row group of a facts file may take in memory, in bytes."""

GROUP_ROWS = 131_072
"""How many rows the row groups have that are written."""

READINGS_KEPT = 1_000_000
"""How many distinct figures and windows are remembered while claims are packed."""

SORTING_MB = 400
"""How much memory sorting takes while claims are packed, in MB; what does not fit goes through a
folder.
"""

CLAIMS_AT_ONCE = 5_000
"""With more claims than this in facts files they are screened, and the core sees those that could
be in conflict.
"""

CLAIMS_LOADED = 200_000
"""How many rows of facts files are read as claims where a command needs all of them."""

SET_CLAIMS = 400
"""With more claims than this in one connected set the core is given neighbourhoods of it, not all
of it.
"""

BATCH_ROWS = 131_072
"""How many rows are screened at once, where the places that belong together have no more: what a
processor keeps near.
"""

KEPT_BYTES = 16_000_000
"""How large the blocks of memory are, at most, that the C library may keep for the next column."""

BLOCK_ROWS = 4_000_000
"""How many rows the places may have that belong together, to be screened at all."""

NEIGHBOURHOODS = 2_000
"""How many neighbourhoods of large sets are decided in one report."""

TOLD_OF_A_KIND = 20
"""How many rows with one kind of mistake are told one by one while claims are packed; the others
are counted.
"""

TOLD_IN_FULL = 200
"""How many problems of a screened report are told in full, unless somebody says otherwise."""

TOUCHED_ROWS = 8_000_000
"""How many rows may bear on facts that are added to others, together with these."""

COLLECTED_ROWS = 1_000_000
"""How many rows a cluster gives back to be decided, of the sets that the screen named there."""
