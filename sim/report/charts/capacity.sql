WITH first AS (SELECT min(option_id) AS id FROM trace_levels),
busy AS (SELECT resource, kind FROM trace_levels, first WHERE option_id = first.id GROUP BY resource, kind HAVING max(p90) > 0 ORDER BY resource, kind LIMIT 40)
SELECT l.resource || CASE l.kind WHEN 'pool' THEN ': in use' WHEN 'queue' THEN ': waiting' ELSE ': declined so far' END,
       l.day, round(l.p10, 2), round(l.p50, 2), round(l.p90, 2), round(l.units, 2)
FROM trace_levels l JOIN first ON l.option_id = first.id JOIN busy USING (resource, kind)
ORDER BY l.resource, l.kind, l.day
