WITH placed AS (
  SELECT e.*, b.name || u.suffix AS figure, b.first, u.scale, row_number() OVER (PARTITION BY e.section, e.measure ORDER BY abs(e.saved) DESC) AS place
  FROM exclusions e JOIN units u ON u.unit = e.unit JOIN bases b ON b.section = e.section AND b.member = e.member AND b.measure = e.measure
  WHERE e.member = '' AND e.saved <> 0)
SELECT figure, cause, kind, saved * scale, lo * scale, hi * scale, -saved * scale, -hi * scale, -lo * scale
FROM placed WHERE place <= 20 ORDER BY first DESC, section, measure, saved DESC
