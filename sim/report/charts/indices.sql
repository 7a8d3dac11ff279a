WITH placed AS (
  SELECT x.*, i.path, b.name || ': ' || CASE x.name WHEN 'mu_star' THEN 'mean size of its effect' WHEN 'sigma' THEN 'spread of its effect' WHEN 'first' THEN 'share of the variance, alone'
         WHEN 'total' THEN 'share of the variance, with others' WHEN 'shapley' THEN 'share of the variance, fairly divided' ELSE x.name END AS figure, b.first AS asked,
         row_number() OVER (PARTITION BY x.section, x.member, x.measure, x.name ORDER BY x.value DESC) AS place
  FROM indices x JOIN inputs i ON i.id = x.input_id JOIN bases b ON b.section = x.section AND b.member = x.member AND b.measure = x.measure
  WHERE x.member = '' AND x.value IS NOT NULL)
SELECT figure, path, value, lo, hi FROM placed WHERE place <= 25 ORDER BY asked DESC, section, measure, name DESC, value DESC
