WITH scaled AS (SELECT d.*, CASE d.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END AS scale FROM differences d WHERE d.first = (SELECT min(id) FROM options))
SELECT m.meaning || CASE d.unit WHEN 'p' THEN ' (percentage points)' WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, b.name, a.name, -d.difference * d.scale, -d.simultaneous_hi * d.scale, -d.simultaneous_lo * d.scale
FROM scaled d JOIN options a ON a.id = d.first JOIN options b ON b.id = d.second
JOIN measures m ON m.option_id = d.first AND m.member = '' AND m.section || '.' || m.name = d.measure
WHERE d.difference IS NOT NULL
ORDER BY max(abs(d.difference)) OVER (PARTITION BY m.id) = 0, m.id, d.second
