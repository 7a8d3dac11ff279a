-- Change against the scenario as it is; dates in days. The interval is that of the whole swing, at the high end.
WITH placed AS (
  SELECT s.*, i.path, i.unit AS of_input, b.name || u.suffix AS figure, b.first, u.scale,
         CASE b.kind WHEN 'date' THEN julianday(s.at_low) - julianday(b.value) ELSE (s.at_low - b.value) * u.scale END AS low_change,
         CASE b.kind WHEN 'date' THEN julianday(s.at_high) - julianday(b.value) ELSE (s.at_high - b.value) * u.scale END AS high_change,
         row_number() OVER (PARTITION BY s.section, s.member, s.measure ORDER BY abs(s.swing) DESC) AS place
  FROM swings s JOIN inputs i ON i.id = s.input_id JOIN units u ON u.unit = s.unit
  JOIN bases b ON b.section = s.section AND b.member = s.member AND b.measure = s.measure
  WHERE s.member = '' AND s.swing <> 0)
SELECT figure, path, round(low_setting, 3), round(high_setting, 3), of_input, low_change, high_change, swing * scale, lo * scale, hi * scale, low_change + lo * scale, low_change + hi * scale
FROM placed WHERE place <= 20 AND low_change IS NOT NULL AND high_change IS NOT NULL
ORDER BY first DESC, section, measure, abs(swing) DESC
