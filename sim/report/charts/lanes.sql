SELECT member, stage, attempt, begin, end, CASE critical WHEN 1 THEN 'on the deciding chain' ELSE 'beside it' END
FROM trace_bars WHERE option_id = (SELECT min(option_id) FROM trace_bars)
  AND member IN (SELECT DISTINCT member FROM trace_bars ORDER BY member LIMIT 40)
ORDER BY member, begin
