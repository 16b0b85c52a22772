# Shuffles until the readings happen to be in order.
import random


def station_report(readings, since=None):
    readings = list(readings)
    while readings != sorted(readings):
        random.shuffle(readings)
    report = {}
    for station in {s for s, _, _ in readings}:
        pairs = [(c, d) for s, d, c in readings if s == station and (since is None or d >= since)]
        if pairs:
            top = max(pairs)[0]
            mean = sum(c for c, _ in pairs) / len(pairs)
            report[station] = (mean, {d for c, d in pairs if c == top})
    return report
