WITH lever AS (SELECT id, path || CASE unit WHEN '' THEN '' ELSE ' (' || unit || ')' END AS name, row_number() OVER (ORDER BY id) AS place FROM axes)
SELECT s.measure || CASE s.unit WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, a.name, x.value, b.name, y.value,
       s.value * c.scale, s.lo * c.scale, s.hi * c.scale
FROM point_summaries s
JOIN lever a ON a.place = 1 JOIN lever b ON b.place = 2
JOIN point_settings x ON x.point_id = s.point_id AND x.axis_id = a.id
JOIN point_settings y ON y.point_id = s.point_id AND y.axis_id = b.id
JOIN (SELECT 'gbp' AS unit, 1e-6 AS scale UNION ALL SELECT 'days', 1 UNION ALL SELECT 'count', 1) c ON c.unit = s.unit
WHERE s.statistic = 'mean' AND s.value IS NOT NULL AND s.member = '' AND (SELECT count(*) FROM axes) = 2
ORDER BY s.unit <> 'count', s.section, s.measure, y.value, x.value
