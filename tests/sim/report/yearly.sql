-- A section of sums by year, as a model has it that knows payments: three years, two statistics and a flag of each.
CREATE TEMP TABLE years AS SELECT 9000 + i AS id, i, CAST(2020 + i AS TEXT) AS year FROM (SELECT 0 AS i UNION ALL SELECT 1 UNION ALL SELECT 2);
INSERT INTO labels SELECT 1, 'bills', 'masons ' || year, 'to', 'masons' FROM years UNION ALL SELECT 1, 'bills', 'masons ' || year, 'year', year FROM years;
INSERT INTO measures SELECT id, 1, 'bills', 'masons ' || year, 'paid', 'money', 'paid in the year', 100, 200, 0, '0', '0', 0, 0, 1 FROM years;
INSERT INTO measures SELECT id + 10, 1, 'bills', 'masons ' || year, 'below', 'flag', 'less is paid than was expected', 1, 200, 0, '0', '0', 0, 1, 1 FROM years;
INSERT INTO summaries SELECT id, 'mean', 'gbp', 4e6 - 1e6 * i, 3.8e6 - 1e6 * i, 4.2e6 - 1e6 * i FROM years
  UNION ALL SELECT id, 'p50', 'gbp', 3.9e6 - 1e6 * i, 3.7e6 - 1e6 * i, 4e6 - 1e6 * i FROM years UNION ALL SELECT id, 'p80', 'gbp', 5e6 - 1e6 * i, 4.7e6 - 1e6 * i, 5.2e6 - 1e6 * i FROM years
  UNION ALL SELECT id + 10, 'p', 'p', 0.2 + 0.1 * i, 0.15 + 0.1 * i, 0.25 + 0.1 * i FROM years;
