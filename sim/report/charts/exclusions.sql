SELECT s.measure || CASE s.member WHEN '' THEN '' ELSE ' of ' || s.member END || CASE s.unit WHEN 'p' THEN ' (percentage points)' WHEN 'gbp' THEN ' (£m)' WHEN 'days' THEN ' (days)' ELSE '' END, s.cause, s.kind, s.saved * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.lo * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END, s.hi * CASE s.unit WHEN 'p' THEN 100.0 WHEN 'gbp' THEN 1e-6 ELSE 1.0 END
FROM exclusions s WHERE s.member = '' AND s.saved IS NOT NULL
ORDER BY s.section, s.measure, s.saved DESC
