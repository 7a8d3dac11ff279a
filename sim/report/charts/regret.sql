WITH scaled AS (SELECT r.*, CASE r.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END AS scale FROM rankings r)
SELECT m.meaning || CASE r.unit WHEN 'p' THEN ' (percentage points)' WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, o.name, r.regret_mean * r.scale, r.regret_mean_lo * r.scale, r.regret_mean_hi * r.scale, r.best, r.on_average
FROM scaled r JOIN options o ON o.id = r.option_id
JOIN measures m ON m.option_id = r.option_id AND m.member = '' AND m.section || '.' || m.name = r.measure
WHERE r.regret_mean IS NOT NULL
ORDER BY max(r.regret_mean) OVER (PARTITION BY m.meaning) = 0, m.id, r.option_id
