SELECT 'Of {causes} causes taken away one at a time, “{cause}” costs most: without it, “{meaning}” would be lower by {value} on average ({range}).',
       (SELECT count(DISTINCT id) FROM exclusions), e.cause, b.name, CASE e.unit WHEN 'count' THEN '' ELSE e.unit END, e.saved, e.lo, e.hi
FROM exclusions e JOIN bases b ON b.section = e.section AND b.member = e.member AND b.measure = e.measure
WHERE b.first AND e.saved > 0 ORDER BY e.saved DESC LIMIT 1
