"""How often the tests kill: twenty times in all, or as `DATELINE_KILLS` says (`make soak`)."""

import os

FACTOR = max(1, int(os.environ.get("DATELINE_KILLS", "20")) // 20)
