WITH first AS (SELECT min(option_id) AS id FROM trace_stages),
shown AS (SELECT DISTINCT member FROM trace_stages, first WHERE option_id = first.id ORDER BY member LIMIT 24)
SELECT s.member, s.stage, s.owner, s.p10_begin, s.p50_begin, s.p50_end, s.p80_end, s.p90_end, s.criticality, s.needed
FROM trace_stages s JOIN first ON s.option_id = first.id JOIN shown USING (member)
WHERE s.needed > 0.005
ORDER BY s.member, s.position
