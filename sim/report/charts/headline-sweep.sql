WITH chief AS (
  SELECT f.*, CASE kind WHEN 'flag' THEN 'The chance that ' || name WHEN 'date' THEN 'P80 of “' || name || '”' ELSE 'The mean of “' || name || '”' END AS what
  FROM figures f WHERE first AND statistic = CASE kind WHEN 'flag' THEN 'p' WHEN 'date' THEN 'p80' ELSE 'mean' END AND value IS NOT NULL),
told AS (
  SELECT x.point_id, group_concat(x.path || ' = ' || x.value, ', ') AS setting
  FROM (SELECT s.point_id, l.path, s.value FROM settings s JOIN levers l ON l.id = s.axis_id ORDER BY s.point_id, l.place) x GROUP BY x.point_id),
ends AS (
  SELECT *, row_number() OVER (ORDER BY value, point_id) AS up, row_number() OVER (ORDER BY value DESC, point_id) AS down, count(*) OVER () AS points FROM chief)
SELECT CASE WHEN up = 1 THEN '{what} is lowest, {value} ({range}), at {setting}.' ELSE 'It is highest, {value} ({range}), at {setting}; {points} settings were simulated.' END,
       (SELECT value FROM facts WHERE key = 'question' LIMIT 1), e.what, CASE e.unit WHEN 'count' THEN '' ELSE e.unit END, e.value, e.lo, e.hi, t.setting, e.points
FROM ends e JOIN told t USING (point_id) WHERE up = 1 OR (down = 1 AND points > 1) ORDER BY up
