-- The fields of a grid of two levers, then the contour at 0.2 between their middles (marching squares, straight between two fields).
WITH fields AS (
  SELECT f.name AS figure, f.first, f.member, a.name AS x_name, x.value AS x, i.place AS xi, b.name AS y_name, y.value AS y, j.place AS yi, f.value AS p, f.lo, f.hi
  FROM figures f JOIN levers a ON a.place = 1 JOIN levers b ON b.place = 2
  JOIN settings x ON x.point_id = f.point_id AND x.axis_id = a.id JOIN levels i ON i.axis_id = a.id AND i.value = x.value
  JOIN settings y ON y.point_id = f.point_id AND y.axis_id = b.id JOIN levels j ON j.axis_id = b.id AND j.value = y.value
  WHERE f.statistic = 'p' AND f.kind = 'flag' AND (SELECT count(*) FROM levers) = 2 AND (SELECT value FROM provenance WHERE key = 'design') = 'grid'
    AND (f.member = '' OR (SELECT count(*) FROM points) <= 60)),
squares AS (
  SELECT a.figure, a.xi, a.yi, a.p AS p00, b.p AS p10, c.p AS p01, d.p AS p11
  FROM fields a JOIN fields b ON b.figure = a.figure AND b.xi = a.xi + 1 AND b.yi = a.yi
  JOIN fields c ON c.figure = a.figure AND c.xi = a.xi AND c.yi = a.yi + 1
  JOIN fields d ON d.figure = a.figure AND d.xi = a.xi + 1 AND d.yi = a.yi + 1),
cuts AS (
  SELECT *, 1 AS side, xi + (0.2 - p00) / (p10 - p00) AS cx, yi AS cy FROM squares WHERE (p00 <= 0.2) <> (p10 <= 0.2) UNION ALL
  SELECT *, 2, xi, yi + (0.2 - p00) / (p01 - p00) FROM squares WHERE (p00 <= 0.2) <> (p01 <= 0.2) UNION ALL
  SELECT *, 3, xi + (0.2 - p01) / (p11 - p01), yi + 1 FROM squares WHERE (p01 <= 0.2) <> (p11 <= 0.2) UNION ALL
  SELECT *, 4, xi + 1, yi + (0.2 - p10) / (p11 - p10) FROM squares WHERE (p10 <= 0.2) <> (p11 <= 0.2)),
contour AS (
  SELECT k.figure, k.cx, k.cy, l.cx AS cx2, l.cy AS cy2
  FROM (SELECT *, count(*) OVER (PARTITION BY figure, xi, yi) AS sides, ((p00 + p10 + p01 + p11) / 4 <= 0.2) = (p00 <= 0.2) AS joined FROM cuts) k
  JOIN cuts l ON l.figure = k.figure AND l.xi = k.xi AND l.yi = k.yi AND l.side > k.side
  WHERE k.sides = 2 OR NOT k.joined AND (k.side, l.side) IN (VALUES (1, 2), (3, 4)) OR k.joined AND (k.side, l.side) IN (VALUES (1, 4), (2, 3))),
drawn AS (
  SELECT figure, 'field' AS role, x_name, x, y_name, y, p, lo, hi, xi, yi, NULL AS x2, NULL AS y2 FROM fields UNION ALL
  SELECT figure, 'contour', NULL, NULL, NULL, NULL, NULL, NULL, NULL, cx, cy, cx2, cy2 FROM contour UNION ALL
  SELECT figure, 'frame', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0.5, 0.5, max(xi) + 0.5, max(yi) + 0.5 FROM fields GROUP BY figure),
ordered AS (SELECT figure, max(first) AS first, max(p) = min(p) AS flat, min(member <> '') AS of_member FROM fields GROUP BY figure)
SELECT d.* FROM drawn d JOIN ordered o USING (figure) ORDER BY o.first DESC, o.flat, o.of_member, d.figure, d.role <> 'field', d.yi, d.xi
