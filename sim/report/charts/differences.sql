SELECT m.meaning || u.suffix, b.name, a.name, -d.difference * u.scale, -d.simultaneous_hi * u.scale, -d.simultaneous_lo * u.scale
FROM differences d JOIN units u ON u.unit = d.unit JOIN options a ON a.id = d.first JOIN options b ON b.id = d.second
JOIN measures m ON m.option_id = d.first AND m.member = '' AND m.section || '.' || m.name = d.measure
WHERE d.first = (SELECT min(id) FROM options) AND d.difference IS NOT NULL
ORDER BY d.measure = (SELECT max(y_measure) FROM front) DESC, max(abs(d.difference)) OVER (PARTITION BY m.id) = 0, m.id, d.second
