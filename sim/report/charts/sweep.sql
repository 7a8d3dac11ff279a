WITH lever AS (SELECT id, path || CASE unit WHEN '' THEN '' ELSE ' (' || unit || ')' END AS name, row_number() OVER (ORDER BY id) AS place FROM axes)
SELECT s.measure, a.name, x.value, b.name, y.value, s.value, s.lo, s.hi
FROM point_summaries s
JOIN lever a ON a.place = 1 JOIN lever b ON b.place = 2
JOIN point_settings x ON x.point_id = s.point_id AND x.axis_id = a.id
JOIN point_settings y ON y.point_id = s.point_id AND y.axis_id = b.id
WHERE s.statistic = 'p' AND s.unit = 'p' AND s.member = '' AND (SELECT count(*) FROM axes) = 2
ORDER BY s.section, s.measure, y.value, x.value
