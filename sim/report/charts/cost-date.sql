-- Of the first 2,000 futures of the sample; dots are the first 250. A line: by which sum a share of ALL futures is done by a date.
WITH kept AS (
  SELECT * FROM (SELECT f.*, row_number() OVER (PARTITION BY option_id ORDER BY replication) AS place FROM futures f) WHERE place <= 2000),
sizes AS (SELECT option_id, count(*) AS n FROM kept GROUP BY option_id),
seen AS (SELECT * FROM kept WHERE date IS NOT NULL AND money IS NOT NULL),
dates AS (
  SELECT option_id, max(date) AS day FROM (SELECT option_id, date, ntile(40) OVER (PARTITION BY option_id ORDER BY date) AS part FROM seen) GROUP BY option_id, part),
counted AS (
  SELECT d.option_id, d.day, s.money, row_number() OVER (PARTITION BY d.option_id, d.day ORDER BY s.money) AS upto
  FROM dates d JOIN seen s ON s.option_id = d.option_id AND s.date <= d.day),
goals AS (SELECT 0.5 AS share, 'both hold in 50 of 100' AS what UNION ALL SELECT 0.8, 'both hold in 80 of 100'),
drawn AS (
  SELECT option_id, 'one future' AS what, date AS day, money FROM seen WHERE place <= 250
  UNION ALL
  SELECT c.option_id, g.what, c.day, min(c.money) FROM counted c JOIN sizes z USING (option_id) JOIN goals g ON c.upto >= g.share * z.n GROUP BY c.option_id, g.what, c.day)
SELECT o.name, r.what, date(d.start, r.day || ' seconds'), round(r.money / 100.0), round(r.money / 1e8, 3), d.deadline
FROM drawn r JOIN options o ON o.id = r.option_id JOIN days d ON d.option_id = r.option_id
ORDER BY r.option_id, r.what = 'one future', r.what, r.day
