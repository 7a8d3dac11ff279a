-- Temporary views that the charts share. A run database is somebody's word: nothing in its schema may act.
PRAGMA trusted_schema = OFF;
PRAGMA query_only = OFF;

-- What a curve over all outcomes needs: the total with those beyond the horizon.
CREATE TEMP VIEW known AS
SELECT m.id, m.option_id, o.name AS option, m.section, m.member, m.name, m.kind, m.meaning, m.bin_width,
       m.count + m.censored AS total
FROM main.measures m JOIN main.options o ON o.id = m.option_id;

-- The first measure of a kind in each section and member: the one a planner asks for first.
CREATE TEMP VIEW leading AS
SELECT * FROM known WHERE id IN (SELECT min(id) FROM known GROUP BY option_id, section, member, kind);

-- Those with a date and a flag: who is out when, and whether in time. The whole is the section without members.
CREATE TEMP VIEW exits AS
SELECT d.*, f.id AS flag_id FROM leading d
JOIN leading f ON f.option_id = d.option_id AND f.section = d.section AND f.member = d.member AND f.kind = 'flag'
WHERE d.kind = 'date';

CREATE TEMP VIEW days AS
SELECT o.id AS option_id, date(coalesce(s.value, p.value)) AS start, d.value AS deadline FROM main.options o
LEFT JOIN main.parameters p ON p.option_id = o.id AND p.path = 'start'
LEFT JOIN main.facts s ON s.option_id = o.id AND s.key = 'start'
LEFT JOIN main.facts d ON d.option_id = o.id AND d.key = 'deadline';

CREATE TEMP VIEW groups_of AS
SELECT option_id, section, member, group_concat(key || ' ' || value, ', ') AS labels
FROM main.labels GROUP BY option_id, section, member;

-- A table, not a view: several charts draw these curves.
CREATE TEMP TABLE curves AS
SELECT measure_id, value, CAST(sum(count) OVER (PARTITION BY measure_id ORDER BY value) AS REAL) AS upto
FROM main.distributions WHERE measure_id IN (SELECT id FROM leading WHERE kind = 'date' OR (kind = 'money' AND member = ''));
CREATE INDEX temp.curves_of ON curves (measure_id, value);
