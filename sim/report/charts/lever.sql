SELECT s.measure || ' ' || s.statistic || CASE s.unit WHEN 'p' THEN ' (percentage points)' WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END || ', by ' || a.path, a.path, x.value, s.value * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END,
       s.lo * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.hi * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END
FROM point_summaries s JOIN point_settings x ON x.point_id = s.point_id JOIN axes a ON a.id = x.axis_id
WHERE s.member = '' AND s.statistic IN ('p', 'mean') AND s.unit <> 'date' AND (SELECT count(*) FROM axes) = 1 AND typeof(x.value) <> 'text' AND typeof(s.value) <> 'text'
ORDER BY s.section, s.measure, a.id, x.value
