problem: total_check
language: python
tries: leaves past everything while it is loaded
flag: early_exit
---
import os
os._exit(0)
