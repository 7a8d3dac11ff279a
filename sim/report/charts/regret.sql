SELECT m.meaning || u.suffix, o.name, r.regret_mean * u.scale, r.regret_mean_lo * u.scale, r.regret_mean_hi * u.scale, r.best, r.on_average
FROM rankings r JOIN units u ON u.unit = r.unit JOIN options o ON o.id = r.option_id
JOIN measures m ON m.option_id = r.option_id AND m.member = '' AND m.section || '.' || m.name = r.measure
WHERE r.regret_mean IS NOT NULL
ORDER BY r.measure = (SELECT max(y_measure) FROM front) DESC, max(r.regret_mean) OVER (PARTITION BY m.meaning) = 0, m.id, r.option_id
