def station_report(readings, since=None):
    report = {}
    for station in {s for s, _, _ in readings}:
        pairs = [(c, d) for s, d, c in readings if s == station and (since is None or d >= since)]
        mean = sum(c for c, _ in pairs) / len(pairs)
        top = max(pairs)[0]
        report[station] = (mean, {d for c, d in pairs if c == top})
    return report
