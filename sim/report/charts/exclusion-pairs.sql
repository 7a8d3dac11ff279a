WITH causes AS (SELECT DISTINCT id, cause FROM exclusions)
SELECT b.name || u.suffix, a.cause, c.cause, p.saved_together * u.scale, p.extra * u.scale, p.lo * u.scale, p.hi * u.scale
FROM exclusion_pairs p JOIN units u ON u.unit = p.unit JOIN causes a ON a.id = p.first_id JOIN causes c ON c.id = p.second_id
JOIN bases b ON b.section = p.section AND b.member = p.member AND b.measure = p.measure
WHERE p.member = '' AND b.first ORDER BY p.saved_together DESC
