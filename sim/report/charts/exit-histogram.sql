SELECT x.option, strftime('%Y-%m-01', d.start, c.value || ' seconds') AS month, round(sum(c.count) * 1.0 / x.total, 5), d.deadline
FROM exits x JOIN days d ON d.option_id = x.option_id JOIN distributions c ON c.measure_id = x.id
WHERE x.member = ''
GROUP BY x.id, month
ORDER BY x.option_id, month
