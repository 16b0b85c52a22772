# Locale, encodings, clock and zone.
import locale
import sys
import time
print(locale.setlocale(locale.LC_ALL), locale.getpreferredencoding(), sys.getfilesystemencoding(),
      sys.getfilesystemencodeerrors(), sys.getdefaultencoding(), time.tzname, time.timezone)
print(time.process_time() < 1, sys.getswitchinterval(), sys.float_repr_style, sys.int_info, sys.get_int_max_str_digits()
      if hasattr(sys, "get_int_max_str_digits") else None)
