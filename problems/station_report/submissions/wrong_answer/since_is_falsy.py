# `if since` takes day 0 for "no day".
def station_report(readings, since=None):
    report = {}
    for station in {s for s, _, _ in readings}:
        pairs = [(c, d) for s, d, c in readings if s == station and (not since or d >= since)]
        if pairs:
            top = max(pairs)[0]
            mean = sum(c for c, _ in pairs) / len(pairs)
            report[station] = (mean, {d for c, d in pairs if c == top})
    return report
