import signal
signal.signal(signal.SIGTERM, lambda *_: print("told"))
signal.raise_signal(signal.SIGTERM)
raise SystemExit(9)
