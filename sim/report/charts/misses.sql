-- Wilson's interval of each share (Wilson 1927), as for every other chance.
WITH shares AS (
  SELECT m.option_id, m.option, m.meaning, d.value, d.count * 1.0 / m.total AS p, m.total AS n
  FROM leading m JOIN distributions d ON d.measure_id = m.id
  WHERE m.member = '' AND m.kind = 'count' AND m.bin_width = 1
    AND EXISTS (SELECT 1 FROM exits x WHERE x.member <> '' AND x.option_id = m.option_id))
SELECT option, meaning, value, round(p, 5),
       round(max(0, (p + 1.9208 / n - 1.96 * sqrt(p * (1 - p) / n + 0.9604 / (n * 1.0 * n))) / (1 + 3.8416 / n)), 5),
       round(min(1, (p + 1.9208 / n + 1.96 * sqrt(p * (1 - p) / n + 0.9604 / (n * 1.0 * n))) / (1 + 3.8416 / n)), 5)
FROM shares ORDER BY option_id, value
