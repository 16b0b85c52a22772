# Keeps a slot for each day between the first and the last one.
def station_report(readings, since=None):
    counted = [r for r in readings if since is None or r[1] >= since]
    if not counted:
        return {}
    first = min(day for _, day, _ in counted)
    calendar = []
    for _ in range(first, max(day for _, day, _ in counted) + 1):
        calendar.append(bytearray(1 << 12))
    report = {}
    for station in {s for s, _, _ in counted}:
        pairs = [(c, d) for s, d, c in counted if s == station]
        top = max(pairs)[0]
        mean = sum(c for c, _ in pairs) / len(pairs)
        report[station] = (mean, {d for c, d in pairs if c == top})
    return report
